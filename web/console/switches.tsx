// Language and colour scheme, offered on every page.
import { ActionIcon, NativeSelect, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { Icon } from './icon.tsx'
import { useSettings, useText } from './settings.tsx'

/** English or simplified Chinese, each named in itself. */
export function LanguageSwitch() {
  const { t } = useText()
  const { locale, change } = useSettings()
  return (
    <NativeSelect
      size="xs"
      aria-label={t('language')}
      value={locale}
      onChange={(event) => change({ locale: event.currentTarget.value === 'zh-Hans' ? 'zh-Hans' : 'en' })}
      data={[{ value: 'en', label: 'English' }, { value: 'zh-Hans', label: '简体中文' }]}
    />
  )
}

/** Light or dark. */
export function SchemeSwitch() {
  const { t } = useText()
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  const label = t(dark ? 'scheme.to_light' : 'scheme.to_dark')
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle" color="gray" size="md" className="quiet" aria-label={label} onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      >
        <Icon name={dark ? 'sun' : 'moon'} />
      </ActionIcon>
    </Tooltip>
  )
}
