// One's own account: ways to sign in, language, colours, single-key shortcuts.
import { Button, Group, Paper, SegmentedControl, Stack, Switch, Text as Words, Title, useMantineColorScheme } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { enrolPasskey } from '../enrol/passkey.ts'
import { PasskeyNote } from '../enrol/passkey-note.tsx'
import { PasswordForm } from '../enrol/password-form.tsx'
import { PageTitle } from '../page-title.tsx'
import { useSetSession, useStaff } from '../session.ts'
import { useSettings, useText } from '../settings.tsx'

export function AccountScreen() {
  const { t, word } = useText()
  const staff = useStaff()
  const setSession = useSetSession()
  const { locale, singleKeys, change } = useSettings()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [byPassword, setByPassword] = useState(false)
  const [saved, setSaved] = useState(false)
  const passkey = useMutation({ mutationFn: enrolPasskey, onSuccess: setSession })
  return (
    <div className="account">
      <PageTitle text={t('account.title')} />
      <Title order={1}>{t('account.title')}</Title>
      <Paper component="section" className="part">
        <h2>{staff.name}</h2>
        <Words fz="sm">{staff.email} · {staff.roles.map((role) => word('role', role)).join(', ')}</Words>
      </Paper>
      <Paper component="section" className="part">
        <h2>{t('account.sign_in')}</h2>
        <Stack gap="sm">
          <Group justify="space-between" gap="sm">
            <Words fz="sm">{t('account.passkeys', { n: staff.passkeys })}</Words>
            <Button size="xs" variant="default" loading={passkey.isPending} onClick={() => passkey.mutate()}>
              {t('account.add_passkey')}
            </Button>
          </Group>
          {passkey.isSuccess && <Words fz="sm" role="status">{t('account.passkey_added')}</Words>}
          <PasskeyNote error={passkey.error} />
          <Group justify="space-between" gap="sm">
            <Words fz="sm">{t(staff.has_password && staff.has_totp ? 'account.password_set' : 'account.password_not_set')}</Words>
            {!byPassword && (
              <Button size="xs" variant="default" onClick={() => { setByPassword(true); setSaved(false) }}>
                {t(staff.has_password && staff.has_totp ? 'account.change_password' : 'account.set_password')}
              </Button>
            )}
          </Group>
          {saved && <Words fz="sm" role="status">{t('account.password_saved')}</Words>}
          {byPassword && <PasswordForm staff={staff} done={(session) => { setSession(session); setByPassword(false); setSaved(true) }} />}
        </Stack>
      </Paper>
      <Paper component="section" className="part">
        <h2>{t('account.look')}</h2>
        <Stack gap="sm">
          <Group justify="space-between" gap="sm">
            <Words fz="sm">{t('language')}</Words>
            <SegmentedControl
              aria-label={t('language')} value={locale} onChange={(value) => change({ locale: value === 'zh-Hans' ? 'zh-Hans' : 'en' })}
              data={[{ value: 'en', label: 'English' }, { value: 'zh-Hans', label: '简体中文' }]}
            />
          </Group>
          <Group justify="space-between" gap="sm">
            <Words fz="sm">{t('scheme')}</Words>
            <SegmentedControl
              aria-label={t('scheme')} value={colorScheme} onChange={setColorScheme}
              data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: t(`scheme.${value}`) }))}
            />
          </Group>
          <Switch
            label={t('account.single_keys')} description={t('account.single_keys_what')} checked={singleKeys} labelPosition="left"
            onChange={(event) => change({ singleKeys: event.currentTarget.checked })} classNames={{ body: 'switch-row' }}
          />
        </Stack>
      </Paper>
    </div>
  )
}
