import GoTemplate

/// A set of the vocabularies that drafts divide their keywords into.
struct Vocabularies: OptionSet, Sendable {
    let rawValue: UInt16

    static let core = Vocabularies(rawValue: 1 << 0)
    static let applicator = Vocabularies(rawValue: 1 << 1)
    static let unevaluated = Vocabularies(rawValue: 1 << 2)
    static let validation = Vocabularies(rawValue: 1 << 3)
    static let metaData = Vocabularies(rawValue: 1 << 4)
    static let format = Vocabularies(rawValue: 1 << 5)
    static let formatAnnotation = Vocabularies(rawValue: 1 << 6)
    static let formatAssertion = Vocabularies(rawValue: 1 << 7)
    static let content = Vocabularies(rawValue: 1 << 8)
    static let all = Vocabularies(rawValue: (1 << 9) - 1)

    private static let named: [(name: GoString, vocabulary: Vocabularies)] = [
        ("core", .core), ("applicator", .applicator), ("unevaluated", .unevaluated), ("validation", .validation),
        ("meta-data", .metaData), ("format", .format), ("format-annotation", .formatAnnotation),
        ("format-assertion", .formatAssertion), ("content", .content),
    ]

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// The vocabulary of a name; nil for unknown names.
    init?(named name: GoString) {
        guard let known = Self.named.first(where: { $0.name == name }) else { return nil }
        self = known.vocabulary
    }

    var names: [GoString] { Self.named.filter { contains($0.vocabulary) }.map(\.name) }
}
