// The browser's title of a page (WCAG 2.4.2); React puts it into the head. Names of persons never stand in it.
export function PageTitle({ text }: { text: string }) {
  return <title>{`${text} · Realname`}</title>
}
