// The console's start: settings, theme, queries, routes.
import '@mantine/core/styles.css'
import './console.css'
import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { makeQueries } from './queries.ts'
import { router } from './router.tsx'
import { SettingsProvider } from './settings.tsx'
import { resolveVariables, theme } from './theme.ts'

const scheme = localStorageColorSchemeManager({ key: 'realname.console.scheme' })
const root = document.getElementById('root')
if (!root) throw new Error('no root element')

createRoot(root).render(
  <SettingsProvider>
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} colorSchemeManager={scheme} defaultColorScheme="auto">
      <QueryClientProvider client={makeQueries()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </SettingsProvider>,
)
