extension Function {
    /// What is known of a function's results, for those who compare renders or trace values.
    package struct Traits: OptionSet, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// They depend on chance, the time or the network: two calls may give two results.
        package static let random = Traits(rawValue: 1 << 0)
        /// They are what the first argument holds at the keys that follow, as with `index`.
        package static let readsKeys = Traits(rawValue: 1 << 1)
        /// They are what the last argument holds at the keys that come first, but for a default between, as with `dig`.
        package static let readsLeadingKeys = Traits(rawValue: 1 << 2)
        /// They hold what the first argument holds, as copies do.
        package static let copiesFirst = Traits(rawValue: 1 << 3)
        /// They hold what all arguments hold, as merged maps do.
        package static let copiesAll = Traits(rawValue: 1 << 4)
    }
}
