extension Function {
    /// What is known of a function's results, for those who compare renders or trace values.
    package enum Trait: Sendable {
        /// Nothing but that they follow from the arguments.
        case ordinary
        /// They depend on chance, the time or the network: two calls may give two results.
        case random
        /// They are what the first argument holds at the keys that follow, as with `index`.
        case readsKeys
        /// They are what the last argument holds at the keys that come first, but for a default between, as with `dig`.
        case readsLeadingKeys
        /// They hold what the first argument holds, as copies do.
        case copiesFirst
        /// They hold what all arguments hold, as merged maps do.
        case copiesAll
    }
}
