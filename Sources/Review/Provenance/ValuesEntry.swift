import Charts
import Codecs
import GoTemplate

/// One thing a user gives values with: a file, an expression of one of the `--set` flags, or values written in place.
struct ValuesEntry {
    /// In the order in which they are applied, whatever the order in which they are given; see `ValuesOptions.merged`.
    enum Kind: Int {
        case file, json, typed, string, textFile, literal
    }

    let kind: Kind
    /// The path or the expression, as its flag takes it.
    let text: GoString
    let source: ValuePlace.Source
    let line: Int?
    /// What to ask instead of the text, where the values are written in place.
    var layer: (any ValuesLayer)?

    init(_ kind: Kind, _ text: GoString, source: ValuePlace.Source, line: Int? = nil) {
        self.kind = kind
        self.text = text
        self.source = source
        self.line = line
    }

    /// What tells where the entry sets a path.
    func makeLayer(_ files: ValuesFiles) -> any ValuesLayer {
        if let layer { return layer }
        let place = ValuePlace(source: source, line: line)
        guard kind != .file else { return FileLayer((try? files.text(of: text)) ?? [], source: source) }
        let trimmed = text.trimmingSpace
        if kind == .json, trimmed.hasPrefix("{"), case .map(let object)? = try? JSON.decode(trimmed.bytes) {
            return ExpressionLayer(place: place, values: object)
        }
        let values = Map()
        try? SetParser.parse(text, as: kind.style, into: values)
        return ExpressionLayer(place: place, values: values)
    }
}

extension ValuesEntry.Kind {
    /// How an expression is read; files are not, their names are enough to know what is set.
    fileprivate var style: SetParser.Style {
        switch self {
        case .file, .json: .json
        case .typed: .typed
        case .string: .string
        case .textFile: .file { path throws(HelmError) in path }
        case .literal: .literal
        }
    }
}

extension [ValuesEntry] {
    /// The entries of a command line.
    init(_ options: ValuesOptions) {
        func entries(_ kind: ValuesEntry.Kind, _ flag: String, _ texts: [GoString]) -> [ValuesEntry] {
            texts.map { ValuesEntry(kind, $0, source: .flag(flag)) }
        }
        self =
            options.valueFiles.map { ValuesEntry(.file, $0, source: .file($0.trimmingSpace)) }
            + entries(.json, "--set-json", options.jsonValues) + entries(.typed, "--set", options.values)
            + entries(.string, "--set-string", options.stringValues)
            + entries(.textFile, "--set-file", options.fileValues)
            + entries(.literal, "--set-literal", options.literalValues)
    }

    /// The entries as the options of a command line.
    var options: ValuesOptions {
        func texts(_ kind: ValuesEntry.Kind) -> [GoString] { filter { $0.kind == kind }.map(\.text) }
        var options = ValuesOptions()
        options.valueFiles = texts(.file)
        options.jsonValues = texts(.json)
        options.values = texts(.typed)
        options.stringValues = texts(.string)
        options.fileValues = texts(.textFile)
        options.literalValues = texts(.literal)
        return options
    }
}
