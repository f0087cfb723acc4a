// Begins the portal: language first, so that the first words are the right ones; then the page.
import { render } from 'preact'
import { firstLocale } from '#web/ui/locale.ts'
import '#web/ui/tokens.css'
import { App } from './app.tsx'
import { startNavigation } from './navigation.ts'
import { loadAccount, loadService, speakAs, watchSession } from './session.ts'
import './styles/page.css'
import './styles/controls.css'

const root = document.getElementById('app')
if (!root) throw new Error('the page has no place for the portal')
startNavigation()
watchSession()
void loadService()
void loadAccount()
await speakAs(firstLocale())
render(<App />, root)
