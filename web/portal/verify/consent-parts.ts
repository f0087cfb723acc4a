// A consent's text taken apart, so that it can be set as a list.
/** A consent's text as its parts: what stands before the first colon of a line names the part. */
export function partsOf(text: string): { readonly name: string; readonly text: string }[] {
  return text.split('\n').filter(Boolean).map((line) => {
    const [, name = '', rest = line] = /^([^:：]{2,40})[:：]\s*(.*)$/.exec(line) ?? []
    return { name, text: rest }
  })
}
