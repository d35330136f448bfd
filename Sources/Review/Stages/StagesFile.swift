import Codecs
import GoTemplate

/// The stages of a release, as a file describes them.
///
/// ```yaml
/// chart: .                      # the folder or archive of the chart, from the folder of this file
/// release: web                  # what .Release.Name is
/// namespace: shop
/// values: [values-prod.yaml]    # of all stages: files, or values in place
/// set: [image.repository=web]   # as --set; setString, setFile, setJSON and setLiteral likewise
/// cumulative: true              # whether a stage keeps the values of those before it
/// stages:
///   - name: canary
///     set: [canary.weight=10]
/// ```
package struct StagesFile {
    /// One stage, with the values of its own.
    struct Stage {
        let name: GoString
        let line: Int
        let entries: [ValuesEntry]
        /// Whether the values of the stages before count, too.
        let isCumulative: Bool
    }

    /// The path of the file, as it was named.
    package let path: GoString
    package let chart: GoString
    package let release: GoString?
    package let namespace: GoString?
    /// Values of all stages.
    let entries: [ValuesEntry]
    let stages: [Stage]

    /// Reads a file.
    ///
    /// - Throws: `ReviewFailure` with the line and column of what is wrong.
    package init(_ text: [UInt8], path: GoString) throws(ReviewFailure) {
        let reader = try StagesReader(text, path: path)
        self.path = path
        try reader.checkKeys(at: ValuePath(), known: Self.keys + ValuesKeys.all)
        chart = try reader.string(at: "chart") ?? "."
        release = try reader.string(at: "release")
        namespace = try reader.string(at: "namespace")
        entries = try ValuesKeys.entries(in: reader, at: ValuePath())
        stages = try Self.stages(reader)
    }

    private static let keys = ["chart", "release", "namespace", "cumulative", "stages"]
    private static let stageKeys = ["name", "cumulative"]

    private static func stages(_ reader: StagesReader) throws(ReviewFailure) -> [Stage] {
        let path = ValuePath([.key("stages")])
        let count = try reader.count(at: path)
        guard count > 0 else { throw reader.failure("there are no stages: `stages` must be a list of them", at: path) }
        let isCumulative = try reader.bool(at: ValuePath([.key("cumulative")])) ?? false
        var stages: [Stage] = []
        for index in 0..<count {
            let stage = try stage(reader, at: path.appending(.index(index)), isCumulative: isCumulative)
            if let other = stages.first(where: { $0.name == stage.name }) {
                let name = Strconv.quote(stage.name)
                let place = GoString("line \(other.line)")
                throw reader.failure(
                    "the stage at " + place + " is called " + name + ", too", at: path.appending(.index(index)))
            }
            stages.append(stage)
        }
        return stages
    }

    private static func stage(
        _ reader: StagesReader, at path: ValuePath, isCumulative: Bool
    ) throws(ReviewFailure) -> Stage {
        try reader.checkKeys(at: path, known: stageKeys + ValuesKeys.all)
        guard let name = try reader.string(at: path.appending(.key("name"))), !name.isEmpty else {
            throw reader.failure("a stage needs a name", at: path)
        }
        return Stage(
            name: name, line: reader.line(of: path), entries: try ValuesKeys.entries(in: reader, at: path),
            isCumulative: try reader.bool(at: path.appending(.key("cumulative"))) ?? isCumulative)
    }

    /// The values of a stage, in the order in which they were written.
    func entries(ofStage index: Int) -> [ValuesEntry] {
        var first = index
        while first > 0, stages[first].isCumulative { first -= 1 }
        return entries + stages[first...index].flatMap(\.entries)
    }
}

/// The keys under which a stages file gives values, for all stages and for one.
private enum ValuesKeys {
    private static let expressions: [(key: String, kind: ValuesEntry.Kind)] = [
        ("set", .typed), ("setString", .string), ("setFile", .textFile), ("setJSON", .json), ("setLiteral", .literal),
    ]

    static var all: [String] { ["values"] + expressions.map(\.key) }

    static func entries(in reader: StagesReader, at path: ValuePath) throws(ReviewFailure) -> [ValuesEntry] {
        var entries = try files(in: reader, at: path.appending(.key("values")))
        for (key, kind) in expressions {
            for item in try reader.strings(at: path.appending(.key(GoString(key)))) {
                entries.append(ValuesEntry(kind, item.text, source: .file(reader.path), line: item.line))
            }
        }
        return entries
    }

    /// Names of files, and values in place.
    private static func files(in reader: StagesReader, at path: ValuePath) throws(ReviewFailure) -> [ValuesEntry] {
        var entries: [ValuesEntry] = []
        for item in reader.items(at: path) {
            switch reader.value(at: item) {
            case .string(let file): entries.append(ValuesEntry(.file, file, source: .file(reader.shown(file))))
            case .map(let values): entries.append(try reader.inlineEntry(values, at: item))
            default: throw reader.failure("`values` must be files, or values in place", at: item)
            }
        }
        return entries
    }
}
