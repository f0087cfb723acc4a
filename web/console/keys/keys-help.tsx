// The list of keys, opened by `?` or the button in the header.
import { Anchor, Kbd, Modal, Table, Text as Words } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useSettings, useText } from '../settings.tsx'

const KEYS = {
  everywhere: [['?', 'help'], ['n', 'next']],
  case: [['a', 'approve'], ['r', 'ask'], ['x', 'reject'], ['j', 'down'], ['k', 'up'], ['z', 'zoom'], ['t', 'turn'], ['f', 'fit'], ['b', 'boxes']],
  deciding: [['1 – 9', 'reason'], ['j', 'place_down'], ['k', 'place_up'], ['Enter', 'confirm'], ['Esc', 'back']],
} as const

/** Every key, by where it works. */
export function KeysHelp({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useText()
  const { singleKeys } = useSettings()
  return (
    <Modal opened={opened} onClose={close} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      {!singleKeys && (
        <Words fz="sm" mb="sm">
          {t('keys.off')}
        </Words>
      )}
      {Object.entries(KEYS).map(([part, rows]) => (
        <Table key={part} mb="sm" verticalSpacing={4} captionSide="top" className="keys">
          <Table.Caption>{t(`keys.${part}`)}</Table.Caption>
          <Table.Tbody>
            {rows.map(([key, what]) => (
              <Table.Tr key={key}>
                <Table.Th scope="row" w={80}>
                  <Kbd>{key}</Kbd>
                </Table.Th>
                <Table.Td>{t(`key.${what}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ))}
      <Anchor component={Link} to="/account" onClick={close} fz="sm">
        {t('keys.settings')}
      </Anchor>
    </Modal>
  )
}
