import { Button, Dropdown, Field, Input, makeStyles, Option, tokens } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import { useIsAdmin } from '../app/context'
import type { HistoryFilter } from '../calling/api'
import { callOutcomes, callTypes } from '../contracts/generated'
import { texts } from '../texts'

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'flex-end' },
  field: { flex: '1 1 140px', maxWidth: '220px' },
  control: { minWidth: 0, width: '100%' },
})

interface HistoryFiltersProps {
  readonly filter: HistoryFilter
  readonly onChange: (filter: HistoryFilter) => void
}

/** A day of the browser's zone as the instants that bound it. */
export const dayBounds = (day: string) => {
  const from = new Date(`${day}T00:00:00`)
  const to = new Date(from)
  to.setDate(to.getDate() + 1)
  return { from: from.toISOString(), to: to.toISOString() }
}

export function HistoryFilters({ filter, onChange }: HistoryFiltersProps) {
  const styles = useStyles()
  const admin = useIsAdmin()
  const [person, setPerson] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')

  useEffect(() => {
    if ((filter.person ?? '') === person.trim()) return
    const timer = setTimeout(() => onChange({ ...filter, person: person.trim() || undefined }), 300)
    return () => clearTimeout(timer)
  }, [person, filter, onChange])

  const clear = () => {
    setPerson('')
    setFrom('')
    setTo('')
    onChange({})
  }

  return (
    <div className={styles.filters} role="search" aria-label={texts.history.filters}>
      {admin && (
        <Field label={texts.history.person} className={styles.field}>
          <Input className={styles.control} value={person} onChange={(_, { value }) => setPerson(value)} />
        </Field>
      )}
      <Choice label={texts.history.outcome} values={callOutcomes} words={texts.history.outcomes} value={filter.outcome} onChoose={(outcome) => onChange({ ...filter, outcome })} />
      <Choice label={texts.history.type} values={callTypes} words={texts.history.types} value={filter.type} onChoose={(type) => onChange({ ...filter, type })} />
      <Field label={texts.history.from} className={styles.field}>
        <Input
          className={styles.control} type="date" value={from}
          onChange={(_, { value }) => {
            setFrom(value)
            onChange({ ...filter, from: value ? dayBounds(value).from : undefined })
          }}
        />
      </Field>
      <Field label={texts.history.to} className={styles.field}>
        <Input
          className={styles.control} type="date" value={to}
          onChange={(_, { value }) => {
            setTo(value)
            onChange({ ...filter, to: value ? dayBounds(value).to : undefined })
          }}
        />
      </Field>
      <Button appearance="subtle" icon={<DismissRegular />} onClick={clear}>{texts.history.clear}</Button>
    </div>
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly values: readonly T[]
  readonly words: Record<T, string>
  readonly value?: T
  readonly onChoose: (value: T | undefined) => void
}

function Choice<T extends string>({ label, values, words, value, onChoose }: ChoiceProps<T>) {
  const styles = useStyles()
  return (
    <Field label={label} className={styles.field}>
      <Dropdown
        className={styles.control} value={value ? words[value] : texts.history.any} selectedOptions={[value ?? '']}
        onOptionSelect={(_, { optionValue }) => onChoose(values.find((one) => one === optionValue))}
      >
        <Option value="">{texts.history.any}</Option>
        {values.map((one) => <Option key={one} value={one}>{words[one]}</Option>)}
      </Dropdown>
    </Field>
  )
}
