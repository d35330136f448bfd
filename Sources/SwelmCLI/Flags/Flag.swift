/// What a flag holds; the names are those that pflag shows in help.
enum FlagKind: Equatable {
    case bool
    case int
    case float32
    case string
    case duration
    /// Repeatable; each occurrence is one element, commas and all.
    case stringArray
    /// Repeatable; each occurrence is a line of comma-separated values, quoted as in CSV.
    case stringSlice
    /// Repeatable `key=value` pairs.
    case stringToString
    /// `--wait[=strategy]`.
    case waitStrategy
    /// `-o table|json|yaml`.
    case format
    /// One of some words.
    case choice([String])
    /// A flag of klog.
    case logging(LoggingValue)

    /// The word help shows after the flag's name; empty for booleans.
    var placeholder: String {
        switch self {
        case .bool: ""
        case .int: "int"
        case .float32: "float32"
        case .string, .choice: "string"
        case .duration: "duration"
        case .stringArray: "stringArray"
        case .stringSlice: "strings"
        case .stringToString: "stringToString"
        case .waitStrategy: "WaitStrategy"
        case .format: "format"
        case .logging: "value"
        }
    }
}

/// One flag of a command, as data: the parser, help and completion all read it from here.
struct Flag {
    let name: String
    let short: Character?
    let kind: FlagKind
    /// What the flag holds where it is not given, as typed on a command line; empty for none.
    let defaultValue: String
    /// What a flag without `=value` means, where that is allowed (pflag's NoOptDefVal).
    let valueWhenBare: String?
    /// Which next word is the value of a flag that may also stand alone.
    let separateValue: SeparateValue
    /// What to use instead; such a flag still works, warns, and is not shown in help.
    let deprecation: String?
    let isHidden: Bool
    let help: String
    /// The placeholder in help, where it is not the kind's.
    let placeholder: String?

    /// Every command has it.
    static func help(of command: String) -> Flag { Flag("help", short: "h", .bool, "help for \(command)") }

    init(
        _ name: String, short: Character? = nil, _ kind: FlagKind, default defaultValue: String = "",
        bare: String? = nil, separateValue: SeparateValue = .never, deprecated: String? = nil, hidden: Bool = false,
        placeholder: String? = nil, _ help: String
    ) {
        self.name = name
        self.short = short
        self.kind = kind
        self.defaultValue = defaultValue
        self.valueWhenBare = bare ?? (kind == .bool ? "true" : nil)
        self.separateValue = separateValue
        self.deprecation = deprecated
        self.isHidden = hidden || deprecated != nil
        self.placeholder = placeholder
        self.help = help
    }
}
