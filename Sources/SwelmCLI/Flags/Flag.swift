/// A flag with the type of what it holds; commands read what was given by it: `flags[ValuesFlags.set]`.
///
/// `Kind` is a `FlagKind`, which the type itself does not ask for: a generic type with such a condition is looked for
/// among all conformances of the program when it is first used, and each start uses some.
struct Flag<Kind>: Sendable {
    let declaration: FlagDeclaration
    /// The default; nil for the zero value of the kind.
    private let ownDefault: (any Sendable)?

    var name: String { declaration.name }
}

extension Flag where Kind: FlagKind & SendableMetatype, Kind.Content: Sendable {
    /// - Parameters:
    ///   - defaultValue: what it holds where it is not given, which help then tells; else the zero value.
    ///   - bare: what it means without `=value`, where that is allowed.
    ///   - deprecated: what to use instead.
    ///   - placeholder: the word help shows after the name, where it is not the kind's.
    init(
        _ name: String, short: Character? = nil, default defaultValue: Kind.Content? = nil,
        bare: Kind.Content? = Kind.bare, separateValue: SeparateValue = .never, deprecated: String? = nil,
        hidden: Bool = false, placeholder: String = Kind.placeholder, _ help: String
    ) {
        ownDefault = defaultValue
        declaration = FlagDeclaration(
            name: name, short: short, placeholder: placeholder, isString: Kind.placeholder == "string",
            defaultText: defaultValue.map(Kind.text), bareText: bare.map(Kind.text), separateValue: separateValue,
            deprecation: deprecated, isHidden: hidden || deprecated != nil, help: help,
            read: { text, earlier throws(FlagValueFailure) in try Kind.read(text, after: earlier as? Kind.Content) },
            warning: { Kind.warning(about: $0) })
    }
}

extension Flag where Kind: FlagKind {
    /// What it holds where it is not given.
    var defaultValue: Kind.Content { ownDefault as? Kind.Content ?? Kind.zero }
}

extension Flag {
    /// The flag of a command whose help says something else of it.
    func described(_ help: String, deprecated: String? = nil, hidden: Bool = false) -> FlagDeclaration {
        declaration.described(help, deprecated: deprecated, hidden: hidden)
    }
}
