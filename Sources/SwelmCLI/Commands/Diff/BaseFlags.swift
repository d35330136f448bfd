import GoTemplate

/// The values of the old side, one flag for each values flag.
enum BaseFlags {
    static let all = FlagTable {
        replacing
        defaults
    }

    static let replacing = FlagTable {
        files
        set
        setString
        setFile
        setJSON
        setLiteral
    }

    static let files = replacement(of: ValuesFlags.files)
    static let set = replacement(of: ValuesFlags.set)
    static let setString = replacement(of: ValuesFlags.setString)
    static let setFile = replacement(of: ValuesFlags.setFile)
    static let setJSON = replacement(of: ValuesFlags.setJSON)
    static let setLiteral = replacement(of: ValuesFlags.setLiteral)
    static let defaults = Flag<Bool>("base-defaults", "the old side takes no values but the chart's own")

    private static func replacement<Kind: FlagKind & SendableMetatype>(of flag: Flag<Kind>) -> Flag<Kind>
    where Kind.Content: Sendable {
        Flag("base-\(flag.name)", "in place of --\(flag.name) for the old side")
    }
}
