/** The style of the page for developers: the colours of the system, so that light, dark and strong contrast all hold. */
export const docsStyle = `
:root{color-scheme:light dark;font:1rem/1.55 system-ui,sans-serif;--line:color-mix(in srgb,currentColor 22%,transparent);--soft:color-mix(in srgb,currentColor 6%,transparent)}
*{box-sizing:border-box}
body{max-width:58rem;margin:0 auto;padding:1.5rem 1rem 4rem;overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.35rem;line-height:1.25;margin:3rem 0 .75rem;padding-top:1.5rem;border-top:2px solid var(--line)}
h3{font-size:1.05rem;margin:1.75rem 0 .25rem}
h4{font-size:.875rem;margin:1rem 0 .25rem;font-weight:600}
p{margin:.25rem 0 .75rem;max-width:44rem}
code,pre{font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace;font-size:.875rem}
pre{overflow-x:auto;margin:0;padding:.75rem 1rem;background:var(--soft);border-radius:.5rem;line-height:1.5}
a{color:inherit}
nav ul,.tags{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.25rem .5rem}
nav a{display:inline-block;padding:.6rem .75rem;border:1px solid var(--line);border-radius:.5rem;text-decoration:none}
nav a:hover{text-decoration:underline}
article{border:1px solid var(--line);border-radius:.75rem;padding:1rem 1rem 1.25rem;margin:1rem 0}
article h3{margin:0;font-size:1rem}
.method{font-weight:700}
.tags{margin:.5rem 0 0}
.tags li{border:1px solid var(--line);border-radius:1rem;padding:.1rem .7rem;font-size:.8125rem}
dl{margin:0;display:grid;grid-template-columns:minmax(0,auto) minmax(0,1fr);gap:.35rem 1rem}
dt{font-weight:600}dd{margin:0}
@media(max-width:40rem){dl{display:block}dd{margin:0 0 .6rem}}
.skip{position:absolute;left:-100vw}.skip:focus{left:1rem;top:1rem;background:Canvas;padding:.5rem}
:focus-visible{outline:3px solid;outline-offset:2px}
`;
