// Entries of the blocklist: masked values, why, by whom, until when, and what became of them.
import { Badge, Button } from '@mantine/core'
import type { Block } from '#contract/blocklist.ts'
import { CaseLink } from '../case-link.tsx'
import { Exact } from '../moment.tsx'
import { useText } from '../settings.tsx'

const TONE = { active: 'brick', expired: 'gray', lifted: 'pine' } as const

/** `lift` is null for those who may not lift. */
export function BlocksTable({ blocks, lift }: { blocks: readonly Block[]; lift: ((block: Block) => void) | null }) {
  const { t, word } = useText()
  const nameOf = (author: Block['author']): string => author.name ?? t('blocklist.system')
  const columns = ['blocklist.value', 'blocklist.reason', 'blocklist.author', 'blocklist.until', 'blocklist.state', ...(lift ? ['blocklist.action'] : [])]
  return (
    <table className="rows" role="table" aria-label={t('blocklist.title')}>
      <thead role="rowgroup">
        <tr role="row">{columns.map((name) => <th role="columnheader" scope="col" key={name}>{t(name)}</th>)}</tr>
      </thead>
      <tbody role="rowgroup">
        {blocks.map((block) => (
          <tr role="row" key={block.id}>
            <td role="cell" data-label={t('blocklist.value')}>
              <div><bdi className="value"><b>{block.masked}</b></bdi><div className="faint">{word('block_kind', block.kind)}</div></div>
            </td>
            <td role="cell" data-label={t('blocklist.reason')}>
              <div>{word('block_reason', block.reason)}{block.note && <div className="faint note-text">{block.note}</div>}</div>
            </td>
            <td role="cell" data-label={t('blocklist.author')}>
              <div>
                {nameOf(block.author)}
                <div className="faint"><Exact at={block.created_at} /></div>
                {block.registration_id && <div><CaseLink id={block.registration_id} /></div>}
              </div>
            </td>
            <td role="cell" data-label={t('blocklist.until')}>
              {block.expires_at ? <Exact at={block.expires_at} /> : <span className="faint">{t('blocklist.until_lifted')}</span>}
            </td>
            <td role="cell" data-label={t('blocklist.state')}>
              <div>
                <Badge color={TONE[block.state]}>{word('block_state', block.state)}</Badge>
                {block.lifted && (
                  <div className="faint">
                    {word('lift_reason', block.lifted.reason)} · {nameOf(block.lifted.author)} · <Exact at={block.lifted.at} />
                    {block.lifted.note && <div className="note-text">{block.lifted.note}</div>}
                  </div>
                )}
              </div>
            </td>
            {lift && (
              <td role="cell" data-label={t('blocklist.action')}>
                {block.lifted
                  ? <span className="faint">{t('none')}</span>
                  : (
                      <Button size="compact-xs" variant="default" aria-label={t('blocklist.lift_one', { value: block.masked })} onClick={() => lift(block)}>
                        {t('blocklist.lift')}
                      </Button>
                    )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
