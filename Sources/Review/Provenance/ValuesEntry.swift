import Charts
import Codecs
import Failures
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

extension ValuesEntry {
    /// Whether one of the files that the expression names is one that a revision does not have yet.
    fileprivate func namesMissing(in files: ValuesFiles) throws(HelmError) -> Bool {
        var found = false
        let style = SetParser.Style.file { path throws(HelmError) in
            if try files.isMissing(path) { found = true }
            return GoString()
        }
        // What is wrong with the expression is said where it counts.
        try? SetParser.parse(text, as: style, into: Map())
        return found
    }

    /// An entry for each `key=value` of the expression; they are applied one after the other in any case.
    fileprivate var parts: [ValuesEntry] {
        var parts: [[UInt8]] = [[]]
        var isEscaped = false
        for byte in text.bytes {
            if byte == UInt8(ascii: ","), !isEscaped { parts.append([]) } else { parts[parts.count - 1].append(byte) }
            isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
        }
        return parts.map { ValuesEntry(kind, GoString($0), source: source, line: line) }
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
    /// The entries less those of `--set-file` whose file a revision does not have yet: an empty text is not nothing.
    func withoutMissing(in files: ValuesFiles) throws(HelmError) -> [ValuesEntry] {
        var kept: [ValuesEntry] = []
        for entry in self {
            guard entry.kind == .textFile, try entry.namesMissing(in: files) else {
                kept.append(entry)
                continue
            }
            for part in entry.parts where try !part.namesMissing(in: files) { kept.append(part) }
        }
        return kept
    }

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
