import GoTemplate

/// One event of a staged rollout as it is recorded; entries are appended, and nothing changes one.
package struct RolloutEntry: Equatable, Sendable {
    /// From 1, without a gap.
    package let sequence: Int
    package let kind: GoString
    package let json: [UInt8]

    package init(sequence: Int, kind: GoString, json: [UInt8]) {
        self.sequence = sequence
        self.kind = kind
        self.json = json
    }
}

extension [RolloutEntry] {
    /// Checks that the entries follow `count` others without a gap.
    ///
    /// - Throws: `StoreError` of kind `.movedOn` where somebody else appended meanwhile.
    func check(follows count: Int, of key: RolloutKey) throws {
        for (offset, entry) in enumerated() where entry.sequence != count + offset + 1 {
            throw StoreError.movedOn(key, to: count)
        }
    }
}
