// Domains of e-mail addresses that say nothing of who holds them. The best known ones: an address elsewhere proves nothing more.

const FREE = `
aol.com aliceadsl.fr aol.fr bbox.fr cegetel.net club-internet.fr free.fr freesbee.fr gmail.com gmx.com gmx.fr googlemail.com
hotmail.be hotmail.com hotmail.fr icloud.com laposte.net libertysurf.fr live.be live.com live.fr mac.com mail.com me.com msn.com
neuf.fr noos.fr numericable.fr orange.fr outlook.be outlook.com outlook.fr pm.me proton.me protonmail.ch protonmail.com sfr.fr
sfr.net tutanota.com tuta.io voila.fr wanadoo.fr yahoo.be yahoo.ca yahoo.com yahoo.fr yandex.com ymail.com zoho.com`

const THROWN_AWAY = `
10minutemail.com 10minutemail.net 20minutemail.com anonbox.net burnermail.io discard.email dispostable.com emailondeck.com
fakeinbox.com getairmail.com getnada.com grr.la guerrillamail.biz guerrillamail.com guerrillamail.de guerrillamail.info
guerrillamail.net guerrillamail.org guerrillamailblock.com harakirimail.com inboxkitten.com jetable.com jetable.net jetable.org
mail-temporaire.fr mail.tm mailcatch.com maildrop.cc mailinator.com mailinator.net mailnesia.com mailsac.com mintemail.com
moakt.com mohmal.com mytemp.email nada.email sharklasers.com spam4.me spamgourmet.com temp-mail.io temp-mail.org tempail.com
tempmail.com tempmail.net tempmailo.com tempr.email throwawaymail.com trash-mail.com trashmail.com trashmail.de trashmail.net
yopmail.com yopmail.fr yopmail.net`

const liste = (domaines: string) => new Set(domaines.split(/\s+/).filter(Boolean))

export const DOMAINES_GRATUITS = liste(FREE)
export const DOMAINES_JETABLES = liste(THROWN_AWAY)
