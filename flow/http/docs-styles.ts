// Styles of the documentation page.
export const docsStyles = `:root { color-scheme: light dark; font: 16px/1.55 system-ui, sans-serif; --line: light-dark(#dde1e7, #333945); --dim: light-dark(#566073, #a3adbd); --card: light-dark(#fff, #1d2129) }
body { margin: 0; background: light-dark(#f6f7f9, #14171c); color: light-dark(#1b1f27, #e8eaee); display: grid; grid-template-columns: 15rem minmax(0, 1fr) }
nav { position: sticky; top: 0; align-self: start; padding: 2rem 1.5rem }
nav ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .25rem }
nav a { display: block; padding: .25rem 0; text-decoration: none }
a { color: light-dark(#1a56b8, #8db8ff) }
main { max-width: 60rem; padding: 1.5rem 1.5rem 4rem; min-width: 0 }
h1 { font-size: 1.75rem; margin: .25rem 0 .5rem }
h1 small { font-size: .9rem; font-weight: 400; color: var(--dim) }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; scroll-margin-top: 1rem }
h4 { font-size: .9rem; margin: 1.25rem 0 .35rem }
code { font: .875em/1.5 ui-monospace, monospace; overflow-wrap: anywhere }
.operation { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; margin: .5rem 0 }
summary { padding: .6rem .9rem; cursor: pointer; min-height: 24px }
.method { display: inline-block; min-width: 4.2em; font: 600 .8rem/1.6 ui-monospace, monospace; text-align: center; border-radius: .25rem; margin-right: .4rem }
.get { background: light-dark(#dcebff, #1d3557); color: light-dark(#0f3d85, #bcd6ff) }
.post { background: light-dark(#d9f2e1, #173d29); color: light-dark(#0c4a26, #a9e5c0) }
.put { background: light-dark(#fdebd0, #47300f); color: light-dark(#6b3f00, #f6d19b) }
.delete { background: light-dark(#fbdddd, #4a1d1d); color: light-dark(#7c1414, #f5b5b5) }
.what { color: var(--dim); margin-left: .4rem }
.body { padding: 0 .9rem 1rem; border-top: 1px solid var(--line) }
.who { color: var(--dim); font-size: .9rem }
table { border-collapse: collapse; width: 100%; font-size: .9rem }
th { text-align: left; font-weight: 400; width: 14rem; vertical-align: top }
th, td { border-top: 1px solid var(--line); padding: .35rem .5rem .35rem 0; overflow-wrap: anywhere }
pre { background: light-dark(#eef1f5, #12151a); border-radius: .4rem; padding: .75rem; overflow-x: auto }
pre code { overflow-wrap: normal }
dl { display: grid; grid-template-columns: 3.5rem 1fr; gap: .25rem .5rem; margin: 0; font-size: .9rem }
dd { margin: 0 }
@media (max-width: 48rem) {
  body { display: block }
  nav { position: static; padding: 1rem 1rem 0 }
  nav ul { grid-template-columns: 1fr 1fr }
  main { padding: 1rem }
  th { width: 8.5rem }
  .what { display: block; margin: .15rem 0 0 }
}
`
