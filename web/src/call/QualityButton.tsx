import { Button, makeStyles, mergeClasses, Popover, PopoverSurface, PopoverTrigger, Text, tokens } from '@fluentui/react-components'
import { CellularData1Regular, CellularData3Regular, CellularData5Regular } from '@fluentui/react-icons'
import { useCalling, useRoom } from '../app/context'
import type { QualityGrade } from '../contracts/generated'
import { texts } from '../texts'
import { Facts } from '../ui/Facts'

const icons: Record<QualityGrade, typeof CellularData1Regular> = { good: CellularData1Regular, fair: CellularData3Regular, poor: CellularData5Regular }
const useStyles = makeStyles({ surface: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS }, poor: { color: '#ff99a4' } })

/** The connection in one word, and its numbers for those who ask. */
export function QualityButton({ className }: { readonly className?: string }) {
  const styles = useStyles()
  const grade = useCalling((state) => state.quality)
  const { quality } = useRoom()
  const word = grade ? texts.quality.grades[grade] : texts.quality.measuring
  const Icon = icons[grade ?? 'good']
  return (
    <Popover>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          className={mergeClasses(className, grade === 'poor' && styles.poor)} appearance="subtle" icon={<Icon />} data-testid="quality" data-grade={grade}
          aria-label={texts.quality.label(word)}
        >
          {word}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface}>
        <Text weight="semibold">{texts.quality.label(word)}</Text>
        {quality && (
          <Facts
            facts={[
              [texts.quality.roundTrip, `${Math.round(quality.roundTripMs)} ms`],
              [texts.quality.jitter, `${Math.round(quality.jitterMs)} ms`],
              [texts.quality.loss, `${(quality.loss * 100).toFixed(1)} %`],
              [texts.quality.path, quality.relayed ? texts.quality.relayed : texts.quality.direct],
            ]}
          />
        )}
        {grade === 'poor' && <Text>{texts.quality.poorHint}</Text>}
      </PopoverSurface>
    </Popover>
  )
}
