// One of few: radio buttons in a group with its question as legend.
import type { ComponentChildren } from 'preact'
import { Fault } from './field.tsx'

export type Option = { readonly value: string; readonly label: ComponentChildren; readonly more?: ComponentChildren }
type Props = {
  readonly id: string
  readonly legend: string
  readonly hint?: string
  readonly fault?: string | undefined
  readonly options: readonly Option[]
  readonly value: string
  readonly onValue: (value: string) => void
  readonly inline?: boolean
}

export function Choice({ id, legend, hint, fault, options, value, onValue, inline }: Props) {
  const described = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ') || undefined
  return (
    <fieldset class={fault ? 'field faulty' : 'field'} aria-describedby={described}>
      <legend>{legend}</legend>
      {hint ? <p class="hint" id={`${id}-hint`}>{hint}</p> : null}
      <Fault id={id} text={fault} />
      <div class={inline ? 'choices inline' : 'choices'}>
        {options.map((option, at) => {
          const own = at === 0 ? id : `${id}-${option.value}`
          return (
            <label class="choice" key={option.value} for={own}>
              <input type="radio" id={own} name={id} value={option.value} checked={option.value === value} onChange={() => onValue(option.value)}
                aria-describedby={option.more ? `${own}-more` : undefined} />
              <span>
                <span class="choice-label">{option.label}</span>
                {option.more ? <span class="choice-more" id={`${own}-more`}>{option.more}</span> : null}
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
