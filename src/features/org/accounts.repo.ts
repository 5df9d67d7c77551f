import type { Sealed } from '../../platform/crypto.ts'
import type { Tx } from '../../platform/unit.ts'

export type Whose = { personIds: readonly string[]; channel?: string; id?: string; but?: string }

/** Connections that end, and screens that close with them (PV35). */
export function accountsRepo(tx: Tx) {
  const found = ({ personIds, channel, id, but }: Whose) => ({
    people: [...personIds], channel: channel ?? null, id: id ?? null, but: but ?? null,
  })
  return {
    /** Closes the confidential screens of these people within the minute: the heartbeat puts them away. */
    async closeScreens(whose: Whose, now: Date): Promise<void> {
      const { people, channel, id, but } = found(whose)
      await tx.$executeRaw`
        update account set closes_at = ${now}, owed = null
        where person_id = any(${people}) and closes_at > ${now} and (${channel}::text is null or channel = ${channel})
          and (${id}::text is null or id = ${id}) and (${but}::text is null or id <> ${but})`
    },
    /**
     * Ends these connections. One that still shows something confidential, or has something to put away, stays as an
     * address that is nobody's until that is done; the nightly tidying removes it.
     */
    async unlink(whose: Whose, now: Date): Promise<void> {
      await this.closeScreens(whose, now)
      const { people, channel, id, but } = found(whose)
      // Asked for on a device that may be in wrong hands.
      await tx.deviceLink.deleteMany({ where: { personId: { in: people } } })
      await tx.$executeRaw`
        delete from account where person_id = any(${people}) and (${channel}::text is null or channel = ${channel})
          and (${id}::text is null or id = ${id}) and (${but}::text is null or id <> ${but})
          and closes_at is null and tidy_at is null`
      await tx.$executeRaw`
        update account a set person_id = null, invitation_id = null, linked_on = null, owed = null, dirty = false, view_hash = null,
          language = (select p.language from person p where p.id = a.person_id)
        where person_id = any(${people}) and (${channel}::text is null or channel = ${channel})
          and (${id}::text is null or id = ${id}) and (${but}::text is null or id <> ${but})`
    },
    /**
     * Ends these connections and leaves each with a screen that is owed: whoever holds the phone reads that it acts for
     * nobody any more. The address is nobody's until the nightly tidying.
     */
    async unlinkOwing(owed: readonly { id: string; debt: Sealed }[], now: Date): Promise<void> {
      const ids = owed.map(({ id }) => id)
      await tx.$executeRaw`update account set closes_at = ${now} where id = any(${ids}) and closes_at > ${now}`
      await tx.$executeRaw`
        update account a set person_id = null, invitation_id = null, linked_on = null, dirty = false, view_hash = null, owed = row.debt,
          language = (select p.language from person p where p.id = a.person_id),
          state = case when a.closes_at is null and a.tidy_at is null then null else a.state end
        from unnest(${ids}::text[], ${owed.map(({ debt }) => debt)}::bytea[]) as row (id, debt) where a.id = row.id`
    },
    /** Linked people who belonged to one of these organisations and, since a day before today, to none at all. */
    async listGone(organisationIds: readonly string[], now: Date): Promise<string[]> {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        select distinct m.person_id as id from membership m join organisation o on o.id = m.organisation_id
        where m.organisation_id = any(${[...organisationIds]}) and m."to" < (${now}::timestamptz at time zone o.time_zone)::date
          and exists (select from account a where a.person_id = m.person_id)
          and not exists (select from membership n where n.person_id = m.person_id
            and (n."to" is null or n."to" >= (${now}::timestamptz at time zone o.time_zone)::date))`
      return rows.map(({ id }) => id)
    },
    /** The consents end, and so do the PIN and what else was kept for the person alone. */
    async forgetGone(personIds: readonly string[], now: Date): Promise<void> {
      const people = [...personIds]
      await tx.$executeRaw`update consent set withdrawn = ${now} where person_id = any(${people}) and withdrawn is null`
      await tx.$executeRaw`
        update person set pin = null, pin_failures = 0, pin_until = null, phone_tail = null, card_tail = null, tails_until = null
        where id = any(${people})`
      await tx.$executeRaw`delete from absence where person_id = any(${people})`
    },
    /** What waits to be told to these people is told to nobody any more. */
    async dropNotices(personIds: readonly string[]): Promise<void> {
      await tx.$executeRaw`update notice set state = 'dropped' where to_id = any(${[...personIds]}) and state in ('waiting', 'held')`
    },
  }
}
