import { Counter, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof makeMetrics>

/**
 * The few figures that are counted, in a registry of their own. No label names a feature, an organisation or a person:
 * a graph of feedback's share of the presses would show when one was written (acceptance.md PV28, PF15).
 */
export function makeMetrics() {
  const registry = new Registry()
  const registers = [registry]
  const channels = ['channel'] as const
  return {
    registry,
    updates: new Counter<'channel' | 'outcome'>({
      name: 'chibo_updates_total',
      help: 'Updates of people, by what became of them',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    unitSeconds: new Histogram({
      name: 'chibo_unit_seconds',
      help: 'Time of a database transaction, waiting for its turn included',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    noticesWaiting: new Gauge({ name: 'chibo_notices_waiting', help: 'Notices due and not yet sent', registers }),
    noticesSent: new Counter({ name: 'chibo_notices_sent_total', help: 'Notices sent', registers }),
    noticesFailed: new Counter({ name: 'chibo_notices_failed_total', help: 'Notices set aside or uncertain', registers }),
    tooMany: new Counter({ name: 'chibo_channel_429_total', help: 'Answers "too many requests"', labelNames: channels, registers }),
    forbidden: new Counter({ name: 'chibo_channel_403_total', help: 'Answers "forbidden"', labelNames: channels, registers }),
    setAside: new Gauge({ name: 'chibo_updates_aside', help: 'Updates that failed three times and are kept', registers }),
  }
}
