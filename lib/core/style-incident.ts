/** Style of the page shown when the layout itself has failed: its style sheet can't be counted on. The content policy holds its hash. */
export const STYLE_INCIDENT = `
:root { color-scheme: light dark; --fond: #fff; --encre: #161d2f; --lien: #1f3d99; }
@media (prefers-color-scheme: dark) { :root { --fond: #11162a; --encre: #eef1f8; --lien: #b3c4ff; } }
body { margin: 0 auto; max-width: 720px; padding: 40px 16px; background: var(--fond); color: var(--encre); font: 18px/28px Arial, sans-serif; overflow-wrap: break-word; }
h1 { margin: 0 0 24px; font-size: 28px; line-height: 36px; }
p { margin: 16px 0; }
a { color: var(--lien); }
button { min-height: 44px; padding: 8px 20px; border: 0; border-radius: 4px; background: var(--lien); color: var(--fond); font: inherit; font-weight: 600; cursor: pointer; }
:focus-visible { outline: 3px solid #ffbf47; box-shadow: 0 0 0 5px #161d2f; }`
