import { makeStyles, MessageBar, MessageBarActions, MessageBarBody, Button, Spinner, tokens } from '@fluentui/react-components'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type ReactNode } from 'react'
import { texts } from '../texts'
import type { Pages } from './usePages'

const useStyles = makeStyles({
  scroll: { height: '100%', overflowY: 'auto', overscrollBehavior: 'contain', padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalL}`, boxSizing: 'border-box' },
  rows: { position: 'relative', width: '100%', margin: 0, padding: 0, listStyleType: 'none' },
  row: { position: 'absolute', top: 0, left: 0, width: '100%' },
  tail: { display: 'grid', placeItems: 'center', minHeight: '48px' },
})

interface VirtualListProps<T> {
  readonly label: string
  readonly pages: Pick<Pages<T, never>, 'items' | 'hasMore' | 'more' | 'error' | 'reload'>
  readonly rowHeight: number
  readonly keyOf: (item: T) => string
  readonly row: (item: T) => ReactNode
  /** Told which rows are on screen. */
  readonly onShown?: (items: readonly T[]) => void
  readonly empty: ReactNode
}

/** Ten thousand rows cost as much as those on screen; the next page comes before its end is reached. */
export function VirtualList<T>({ label, pages, rowHeight, keyOf, row, onShown, empty }: VirtualListProps<T>) {
  const styles = useStyles()
  const scroll = useRef<HTMLDivElement>(null)
  const { items, hasMore, more, error, reload } = pages
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyOf(items[index] as T),
    overscan: 6,
  })
  const rows = virtual.getVirtualItems()
  const from = rows[0]?.index ?? 0
  const to = rows.at(-1)?.index ?? -1

  useEffect(() => {
    if (hasMore && to >= items.length - 10) more()
  }, [hasMore, to, items.length, more])

  useEffect(() => {
    onShown?.(items.slice(from, to + 1))
  }, [onShown, items, from, to])

  return (
    <div ref={scroll} className={styles.scroll} tabIndex={-1}>
      {error && (
        <MessageBar intent="error">
          <MessageBarBody>{error}</MessageBarBody>
          <MessageBarActions><Button onClick={reload}>{texts.app.retry}</Button></MessageBarActions>
        </MessageBar>
      )}
      {items.length === 0 && !error && empty}
      <ul className={styles.rows} aria-label={label} style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ key, index, start }) => (
          <li key={key} data-index={index} ref={virtual.measureElement} className={styles.row} style={{ transform: `translateY(${start}px)` }}>
            {row(items[index] as T)}
          </li>
        ))}
      </ul>
      {hasMore && <div className={styles.tail}><Spinner size="tiny" /></div>}
    </div>
  )
}
