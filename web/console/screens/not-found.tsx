// An address of the console that leads nowhere.
import { Anchor, Center, Stack, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { PageTitle } from '../page-title.tsx'
import { useText } from '../settings.tsx'

export function NotFoundScreen() {
  const { t } = useText()
  return (
    <Center component="main" mih="60vh">
      <Stack align="center">
        <PageTitle text={t('not_found')} />
        <Title order={1}>{t('not_found')}</Title>
        <Anchor component={Link} to="/queue">{t('to_queue')}</Anchor>
      </Stack>
    </Center>
  )
}
