import GoTemplate

/// How strategic merge patches treat a field, as the tags `patchStrategy` and `patchMergeKey` of its Go type say.
package struct PatchStrategy: Equatable, Sendable {
    package enum Content: Sendable {
        /// Maps are merged, all else is replaced.
        case standard
        /// Elements of lists are matched and merged.
        case merge
        /// Maps are replaced, too.
        case replace
    }

    package let content: Content
    /// Whether a patch names the keys that stay, so that those of another kind of volume go.
    package let retainsKeys: Bool
    /// The field that tells the elements of a merged list apart; empty for lists of scalars.
    package let mergeKey: GoString

    static let standard = PatchStrategy(content: .standard, retainsKeys: false, mergeKey: "")

    private init(content: Content, retainsKeys: Bool, mergeKey: GoString) {
        self.content = content
        self.retainsKeys = retainsKeys
        self.mergeKey = mergeKey
    }

    /// Reads the table's text, as in `merge,retainKeys/name`.
    init(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
        let (strategies, key) = GoString(text).cut(at: UInt8(ascii: "/"))
        let words = strategies.split(at: UInt8(ascii: ","))
        self.init(
            content: words.contains("merge") ? .merge : words.contains("replace") ? .replace : .standard,
            retainsKeys: words.contains("retainKeys"), mergeKey: key ?? "")
    }
}
