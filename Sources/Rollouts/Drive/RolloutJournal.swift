/// Where the events of a rollout are kept, for whoever drives it and for all who ask something of it.
package protocol RolloutJournal: AnyObject {
    /// The events behind the first `count`, in their order.
    func events(after count: Int) throws -> [RolloutEvent]

    /// Appends an event.
    ///
    /// - Parameter head: what the rollout is with it, the event counted.
    /// - Returns: false where somebody appended another one meanwhile; nothing was written then.
    func append(_ event: RolloutEvent, becoming head: RolloutHead) throws -> Bool
}
