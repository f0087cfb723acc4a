// The look of the page: calm, legible, light and dark, narrow and wide, on paper. Boxes and rows light each other up by `:has()`, without script.

export const STYLE = `
:root { color-scheme: light dark; --paper: #f6f7f5; --sheet: #fff; --sunken: #edf0ee; --ink: #17211e; --soft: #4b5954; --line: #d9dfdb; --accent: #0a5f53;
  --good: #146638; --warn: #7d4e00; --bad: #b0261c; --good-zone: #bfe3cb; --warn-zone: #f5dc9f; --bad-zone: #f6c0ba; --lit-row: #fff3c4; --focus: #1a4fd6;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif;
  --mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace; }
@media (prefers-color-scheme: dark) { :root { --paper: #101614; --sheet: #18201d; --sunken: #212b27; --ink: #e8efec; --soft: #a9b7b1; --line: #2d3934; --accent: #74d4c0;
  --good: #7fd8a0; --warn: #f2c46b; --bad: #ff9b90; --good-zone: #1f5233; --warn-zone: #6a4e12; --bad-zone: #7a2a23; --lit-row: #3b3514; --focus: #9dbdff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--sans); overflow-wrap: anywhere; }
.head, main { max-width: 82rem; margin: 0 auto; padding: 1.5rem 1rem 0; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 0; }
h3 { font-size: 0.95rem; margin: 0 0 0.5rem; }
p { margin: 0.4rem 0; }
ul, ol, dl, dd { list-style: none; margin: 0; padding: 0; }
a { color: var(--accent); }
code { font-family: var(--mono); font-size: 0.85em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 1px; }
.faint, .source, .raw { color: var(--soft); font-size: 0.85rem; font-weight: 400; }
.tone-good { color: var(--good); } .tone-warn { color: var(--warn); } .tone-bad { color: var(--bad); }
.note { background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; padding: 0.6rem 0.9rem; }
.edge-good, .edge-warn, .edge-bad { border-inline-start: 4px solid; }
.edge-warn { border-inline-start-color: var(--warn); } .edge-bad { border-inline-start-color: var(--bad); }
.verdict { font-weight: 600; white-space: nowrap; }

.index { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: 0.6rem; margin-top: 1rem; }
.index a { display: flex; gap: 0.75rem; height: 100%; padding: 0.5rem; background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; color: inherit; text-decoration: none; }
.index a:hover { border-color: var(--accent); }
.index img, .blank { flex: none; width: 88px; height: 66px; object-fit: cover; border-radius: 4px; background: var(--sunken); }
.blank { display: grid; place-items: center; color: var(--bad); font-size: 1.4rem; }
.card { display: flex; flex-direction: column; min-width: 0; font-size: 0.9rem; line-height: 1.35; }
.card .verdict { margin-top: auto; white-space: normal; }

.file { background: var(--sheet); border: 1px solid var(--line); border-radius: 12px; padding: 1.1rem 1.25rem 0.6rem; margin-bottom: 1.5rem; scroll-margin-top: 0.75rem; }
.file > header { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; align-items: baseline; justify-content: space-between; }
.folder { display: block; color: var(--soft); font-size: 0.8rem; font-weight: 400; }
.kind { font-size: 1.05rem; }
.checks { display: flex; flex-wrap: wrap; gap: 0.15rem 1rem; margin: 0.3rem 0 0.9rem; font-size: 0.875rem; }
.pair { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: 1.5rem; align-items: start; margin-top: 1rem; }
.see { position: sticky; top: 0.75rem; }
.glass { display: block; width: 100%; max-height: 78vh; background: #22282b; border-radius: 6px; }
.layers { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; border: 0; margin: 0 0 0.5rem; padding: 0; font-size: 0.9rem; }
.layers legend { padding: 0; font-size: 0.85rem; color: var(--soft); float: left; width: 100%; }
.layers label { display: inline-flex; align-items: center; gap: 0.35rem; min-height: 1.75rem; cursor: pointer; }
.layers .is-empty { cursor: default; color: var(--soft); }
.layers input { accent-color: var(--accent); width: 1.05rem; height: 1.05rem; margin: 0; }
.swatch { flex: none; display: inline-block; width: 0.8rem; height: 0.8rem; border: 2px solid; border-radius: 2px; }
.layer-corners { --colour: #0a9be0; } .layer-lines { --colour: #8c97a8; } .layer-zone { --colour: #9a55ea; } .layer-barcode { --colour: #c79a00; } .layer-fields { --colour: #12a457; } .layer-faults { --colour: #e5382f; }
.layers .swatch { border-color: var(--colour); }
.layer polygon { fill: var(--lit-fill, transparent); stroke-width: var(--lit-width, 1.75px); vector-effect: non-scaling-stroke; pointer-events: all; }
.on-corners polygon { stroke: #0a9be0; stroke-dasharray: 7 4; pointer-events: none; } .on-corners circle { fill: #0a9be0; pointer-events: none; }
.on-lines polygon { stroke: #8c97a8; } .on-zone polygon { stroke: #9a55ea; } .on-barcode polygon { stroke: #c79a00; }
.on-fields polygon { stroke: #12a457; } .on-fields .doubtful { stroke: #f08000; stroke-dasharray: 4 2; } .on-faults polygon { stroke: #e5382f; fill: #e5382f1c; }
.glass a:focus-visible { outline: none; }
.file:has(.switch-corners:not(:checked)) .on-corners, .file:has(.switch-lines:not(:checked)) .on-lines, .file:has(.switch-zone:not(:checked)) .on-zone,
.file:has(.switch-barcode:not(:checked)) .on-barcode, .file:has(.switch-fields:not(:checked)) .on-fields, .file:has(.switch-faults:not(:checked)) .on-faults { display: none; }

.values { width: 100%; border-collapse: collapse; }
.values tr { display: grid; grid-template-columns: 7.2rem minmax(0, 9fr) minmax(0, 8fr) 4.6rem; gap: 0 0.9rem; align-items: center; padding: 0.5rem 0.4rem; border-bottom: 1px solid var(--line); scroll-margin-top: 0.75rem; }
.values tbody tr, .lines li { background: var(--lit, transparent); }
.values th, .values td { text-align: start; padding: 0; min-width: 0; }
.values thead th { font-size: 0.8rem; font-weight: 400; color: var(--soft); }
.values tbody th { font-size: 0.9rem; font-weight: 600; line-height: 1.3; }
.source, .raw, .mark-doubtful { display: block; }
.values .crop img { display: block; max-width: 100%; max-height: 3rem; border-radius: 3px; outline: 1px solid var(--line); } .values .tall img { max-height: 5.5rem; min-height: 2.6rem; }
.value { font-size: 1.1rem; line-height: 1.35; }
.sureness { font-size: 0.8rem; font-variant-numeric: tabular-nums; }
.sure { display: block; width: 100%; height: 8px; margin-bottom: 2px; }
.sure .track { fill: var(--sunken); } .sure .mark { fill: var(--ink); } .sure .fill { fill: currentColor; }
.mark-doubtful { color: var(--warn); font-size: 0.85rem; font-weight: 600; }
.values .doubtful { grid-template-columns: minmax(0, 1fr) 4.6rem; row-gap: 0.35rem; border-inline-start: 4px solid var(--warn); padding-inline-start: 0.7rem; }
.values .doubtful .crop { grid-column: 1 / -1; order: 2; } .values .doubtful .crop img { max-height: 9rem; min-height: 4rem; object-fit: contain; object-position: left; }
.values .doubtful .value { grid-column: 1 / -1; order: 3; font-size: 1.4rem; letter-spacing: 0.03em; } .values .doubtful .sureness { order: 1; }
.missing { border-inline-start: 4px solid var(--bad); padding: 0.2rem 0.7rem; margin-top: 0.8rem; }
.lines { margin-top: 0.9rem; font-size: 0.9rem; } .lines summary { cursor: pointer; color: var(--soft); padding: 0.2rem 0; }
.lines ul { columns: 2 15rem; gap: 1.5rem; margin-top: 0.3rem; } .lines li { break-inside: avoid; padding: 0.1rem 0.3rem; }

.part { border-top: 1px solid var(--line); margin-top: 1.1rem; padding-top: 0.9rem; }
.columns { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); gap: 0 1.5rem; }
.zone { overflow-x: auto; padding-bottom: 0.3rem; }
.zone-row { display: block; width: 100%; min-width: 40rem; max-width: 60rem; background: var(--lit, transparent); border-radius: 4px; }
.zone-row text { font: 600 19px var(--mono); text-anchor: middle; fill: var(--ink); } .zone-row rect.right { fill: var(--good-zone); } .zone-row rect.wrong { fill: var(--bad-zone); stroke: var(--bad); stroke-width: 2px; }
.digits { display: flex; flex-wrap: wrap; gap: 0.1rem 1.25rem; font-size: 0.9rem; margin-top: 0.4rem; }
.faults { display: grid; gap: 0.6rem; } .faults li { padding: 0.1rem 0.8rem; background: var(--lit, transparent); }
.chip { font-size: 0.8rem; color: var(--soft); border: 1px solid var(--line); border-radius: 99px; padding: 0 0.5rem; white-space: nowrap; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: 0.7rem 1.75rem; }
.figure dt { font-size: 0.85rem; color: var(--soft); } .figure dd { font-size: 0.9rem; }
.gauge { display: block; width: 100%; height: 36px; overflow: visible; }
.gauge .zone-good { fill: var(--good-zone); } .gauge .zone-warn { fill: var(--warn-zone); } .gauge .zone-bad { fill: var(--bad-zone); }
.gauge line { stroke: var(--ink); stroke-width: 1.5px; } .gauge text { font: 11px var(--sans); fill: var(--soft); text-anchor: middle; } .gauge .before { text-anchor: end; } .gauge .after { text-anchor: start; } .gauge .needle { fill: var(--ink); stroke: var(--sheet); stroke-width: 1px; }
.times { display: block; width: 100%; height: 1.25rem; border-radius: 4px; } .times rect { stroke: var(--sheet); stroke-width: 1px; }
.steps { display: flex; flex-wrap: wrap; gap: 0.1rem 1.25rem; font-size: 0.875rem; margin-top: 0.4rem; } .steps li { display: flex; gap: 0.4rem; align-items: center; } .steps .swatch { border: 0; }
.step-0 { fill: #4878b8; } .step-1 { fill: #e2953b; } .step-2 { fill: #4fa08b; } .step-3 { fill: #b65f92; } .step-4 { fill: #8a7ac8; } .step-5 { fill: #6aa84f; } .step-6 { fill: #c8604f; } .step-7 { fill: #8f8a7d; }
.failure { border-inline-start: 4px solid var(--bad); padding: 0.2rem 0.9rem; margin-top: 0.9rem; }
.up { text-align: end; font-size: 0.85rem; }

@media (max-width: 62rem) { .pair, .columns { grid-template-columns: minmax(0, 1fr); gap: 1rem; } .columns { gap: 0; } .see { position: static; } .glass { max-height: 60vh; } }
@media (max-width: 40rem) {
  .head, main { padding: 1rem 0.6rem 0; } .file { padding: 0.9rem 0.8rem 0.5rem; border-radius: 8px; }
  .values thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .values tbody tr { grid-template-columns: minmax(0, 1fr) 4.6rem; row-gap: 0.35rem; }
  .values .crop { grid-column: 1 / -1; order: 2; } .values .value { grid-column: 1 / -1; order: 3; } .values .sureness { order: 1; } .values .crop img { max-height: 4.5rem; }
}
@media print {
  :root { --paper: #fff; } body { font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .head, main { max-width: none; padding: 0; } .file { border: 0; padding: 0; break-before: page; } .layers, .up, .index, .screen-only { display: none; }
  .see { position: static; } .glass { max-height: 9cm; } .pair { grid-template-columns: minmax(0, 1fr); } .values tr, .part, .figure { break-inside: avoid; } .zone-row { min-width: 0; }
}
`

/** For every box of a file and the row it belongs to: when one is pointed at or focused, both are lit. `counts`: how many of each letter there are at most. */
export function linkRules(counts: Readonly<Record<string, number>>): string {
  const names = Object.entries(counts).flatMap(([letter, count]) => Array.from({ length: count }, (_, i) => `${letter}${i}`))
  return names.map((name) => `.file:has([data-at=${name}]:is(:hover,:focus-within,:target)) [data-at=${name}]{--lit:var(--lit-row);--lit-fill:#ffd50055;--lit-width:4px}`).join('\n')
}
