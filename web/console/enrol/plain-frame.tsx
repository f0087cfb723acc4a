// The quiet frame of the pages before signing in.
import { Group, Paper, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { PageTitle } from '../page-title.tsx'
import { LanguageSwitch, SchemeSwitch } from '../switches.tsx'

export function PlainFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="plain">
      <PageTitle text={title} />
      <Group component="header" justify="space-between" mb="md" wrap="nowrap">
        <span className="brand"><b>Realname</b></span>
        <Group gap="xs" wrap="nowrap"><SchemeSwitch /><LanguageSwitch /></Group>
      </Group>
      <Paper component="main" p="lg">
        <Title order={1} mb="sm">{title}</Title>
        {children}
      </Paper>
    </div>
  )
}
