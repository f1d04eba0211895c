import type { Theme } from './question'

/** All the questions on top, each leading to its answer below. Everything is in the page: it is searched with Ctrl+F. */
export function Foire({ themes }: { themes: Theme[] }) {
  return (
    <>
      <nav aria-labelledby="questions" className="border-l-4 border-primary bg-wash px-5 py-4">
        <h2 id="questions">Toutes les questions</h2>
        {themes.map(({ titre, questions }) => (
          <div key={titre} className="mt-4">
            <p className="font-semibold">{titre}</p>
            <ul className="list-none! pl-0!">
              {questions.map(({ id, titre: question }) => (
                <li key={id} className="mt-0!">
                  <a href={`#${id}`} className="inline-flex min-h-11 items-center py-2 leading-6">
                    {question}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      {themes.map(({ titre, questions }) => (
        <section key={titre} className="prose mt-12!">
          <h2>{titre}</h2>
          {questions.map(({ id, titre: question, reponse }) => (
            <section key={id} className="prose">
              <h3 id={id} className="mt-8">
                {question}
              </h3>
              {reponse}
            </section>
          ))}
        </section>
      ))}
    </>
  )
}
