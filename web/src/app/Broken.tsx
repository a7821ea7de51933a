import { Component, type ReactNode } from 'react'
import { EmptyState } from '../ui/EmptyState'
import { texts } from '../texts'

/** A mistake of ours in a screen must not leave a white page. */
export class Broken extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <EmptyState
        title={texts.app.somethingBroke}
        next={texts.app.somethingBrokeNext}
        action={{ label: texts.app.reload, onClick: () => location.reload() }}
      />
    )
  }
}
