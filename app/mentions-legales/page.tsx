import type { Metadata } from 'next'
import { Contact } from '@/components/site/contact'
import { Lien } from '@/components/site/lien'
import { PageTexte } from '@/components/site/texte'
import { getOperateur } from '@/lib/core/operateur'

export const metadata: Metadata = { title: 'Mentions légales' }

export default function MentionsLegales() {
  const { nom, adresse, telephone, service } = getOperateur()
  return (
    <PageTexte titre="Mentions légales" chapeau={`Qui édite et héberge le portail d’adhésion à ${service}.`}>
      <h2>Éditeur</h2>
      <p>
        Ce portail est édité par {nom}, {adresse}. Pour le joindre&nbsp;:
      </p>
      <Contact />

      <h2>Directeur de la publication</h2>
      <p>Le directeur général de {nom}.</p>

      <h2>Hébergeur</h2>
      <p>
        {nom}, {adresse}, téléphone&nbsp;: {telephone.replaceAll(' ', '\u00a0')}.
      </p>

      <h2>Propriété intellectuelle</h2>
      <p>
        Les textes, la présentation et le code de ce portail sont protégés par le code de la propriété intellectuelle. Leur
        reproduction est soumise à l’accord écrit de {nom}, sauf dans les cas que prévoit l’article L.122-5 de ce code.
      </p>
      <p>Le portail s’appuie aussi sur des ressources publiées par d’autres&nbsp;:</p>
      <ul>
        <li>
          l’annuaire des entreprises et la base Sirene de l’Insee, sous Licence Ouverte&nbsp;2.0, pour retrouver un établissement
          par son SIRET&nbsp;;
        </li>
        <li>la nomenclature des catégories juridiques de l’Insee, sous Licence Ouverte&nbsp;2.0&nbsp;;</li>
        <li>la liste des communes, départements et régions publiée par Etalab, sous licence MIT&nbsp;;</li>
        <li>la police de caractères Source Sans&nbsp;3, sous licence SIL Open Font&nbsp;1.1.</li>
      </ul>

      <h2>Informations affichées</h2>
      <p>
        {nom} veille à l’exactitude de ce portail. Si une information vous paraît fausse, signalez-la à l’une des adresses
        ci-dessus. Les conditions générales d’utilisation de {service}, présentées pendant la demande d’adhésion, sont les seules
        à engager l’organisme qui les accepte.
      </p>

      <h2>Signaler une faille de sécurité</h2>
      <p>
        Vous avez découvert une faille&nbsp;? Écrivez-nous avant de la rendre publique, à l’adresse indiquée dans notre{' '}
        <a href="/.well-known/security.txt">fichier security.txt</a>. Décrivez ce que vous avez observé et comment le reproduire,
        sans consulter ni modifier les données d’autrui.
      </p>

      <h2>Pour en savoir plus</h2>
      <p>
        Lisez aussi nos pages <Lien href="/donnees-personnelles">Données personnelles</Lien>, <Lien href="/cookies">Cookies</Lien>{' '}
        et <Lien href="/accessibilite">Accessibilité</Lien>.
      </p>
    </PageTexte>
  )
}
