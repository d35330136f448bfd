import Charts
import Codecs
import Diagnostics
import Files
import GoTemplate
import Review

/// The releases that `template --batch` renders, as a YAML list.
struct BatchFile {
    struct Entry: Sendable {
        /// The line on which the entry begins.
        let line: Int
        let name: GoString
        let namespace: GoString?
        let chart: GoString
        let values: ValuesOptions
        /// The file to write; nil is standard output.
        let output: GoString?
    }

    /// The file as messages name it.
    let name: GoString
    /// The folder that relative paths begin in.
    let folder: GoString
    private(set) var entries: [Entry] = []
    private let places: YAMLPlaces
    private let locator: ChartLocator

    /// Reads a file, or standard input for `-`, whose paths begin in the current folder.
    ///
    /// - Throws: `HelmError` where it cannot be read, `CommandFailure` with the line and column of what is wrong.
    init(reading path: GoString, _ locator: ChartLocator) throws {
        self.locator = locator
        let isInput = path == "-"
        name = isInput ? "standard input" : path
        folder = isInput ? "." : GoPath.directory(path)
        let text = isInput ? try FileSystem().readStandardInput() : try FileSystem().read(path)
        let root: Value
        do {
            root = try YAML.decode(text)
            places = try YAMLPlaces(text)
        } catch {
            throw CommandFailure(name + ": " + error.goMessage)
        }
        guard case .list(let list) = root, list.count > 0 else {
            throw failure("a batch is a list of releases", at: ValuePath())
        }
        for (index, item) in list.elements.enumerated() {
            entries.append(try entry(item, at: ValuePath([.index(index)])))
        }
        try checkOutputs()
    }

    private static let lists = ["values", "set", "setString", "setFile", "setJSON", "setLiteral"]
    private static let keys = ["name", "namespace", "chart", "output"] + lists

    private func entry(_ value: Value, at path: ValuePath) throws -> Entry {
        guard case .map(let fields) = value else {
            throw failure("a release is a mapping with name and chart", at: path)
        }
        try checkKeys(of: fields, at: path)
        guard let name = try string("name", of: fields, at: path) else {
            throw failure("the release has no name", at: path)
        }
        guard let chart = try string("chart", of: fields, at: path) else {
            throw failure("the release has no chart", at: path)
        }
        return Entry(
            line: line(of: path), name: name, namespace: try string("namespace", of: fields, at: path),
            chart: locator.name(chart, in: folder), values: try values(of: fields, at: path),
            output: try string("output", of: fields, at: path).map(resolved))
    }

    private func values(of fields: Map, at path: ValuePath) throws -> ValuesOptions {
        var options = ValuesOptions()
        options.valueFiles = try strings("values", of: fields, at: path)
        options.values = try strings("set", of: fields, at: path)
        options.stringValues = try strings("setString", of: fields, at: path)
        options.fileValues = try strings("setFile", of: fields, at: path)
        options.jsonValues = try strings("setJSON", of: fields, at: path)
        options.literalValues = try strings("setLiteral", of: fields, at: path)
        return options
    }

    /// A path from the folder of this file; URLs stay what they are.
    private func resolved(_ file: GoString) -> GoString {
        GoPath.isAbsolute(file) || file.contains("://") ? file : GoPath.join(folder, file)
    }

    private func checkOutputs() throws {
        var writers: [GoString: Entry] = [:]
        for (index, entry) in entries.enumerated() {
            guard let output = entry.output else { continue }
            if let other = writers.updateValue(entry, forKey: GoPath.clean(output)) {
                let reason = GoString("the release of line \(other.line) writes the same file")
                throw failure(reason, at: ValuePath([.index(index), .key("output")]))
            }
        }
    }
}

// Fields.
extension BatchFile {
    private func checkKeys(of fields: Map, at path: ValuePath) throws {
        for key in fields.keys where !Self.keys.contains(key.text) {
            let advice = NearestWord.advice(for: key.text, among: Self.keys)
            let reason = "unknown key " + Strconv.quote(key) + GoString("; " + advice)
            throw failure(reason, at: path.appending(.key(key)))
        }
    }

    private func string(_ key: GoString, of fields: Map, at path: ValuePath) throws -> GoString? {
        switch fields[key] {
        case nil, .null: return nil
        case .string(let text) where !text.isEmpty: return text
        default: throw failure(key + " must be a text", at: path.appending(.key(key)))
        }
    }

    /// A list of texts; one text stands for a list of it.
    private func strings(_ key: GoString, of fields: Map, at path: ValuePath) throws -> [GoString] {
        switch fields[key] {
        case nil, .null: return []
        case .string(let text): return [text]
        case .list(let list):
            return try list.elements.enumerated().map { index, element in
                guard case .string(let text) = element else {
                    throw failure(key + " must be texts", at: path.appending(.key(key)).appending(.index(index)))
                }
                return text
            }
        default: throw failure(key + " must be a list of texts", at: path.appending(.key(key)))
        }
    }

    private func line(of path: ValuePath) -> Int {
        if case .found(let place) = places.find(path) { return place.line }
        return 1
    }

    private func failure(_ reason: GoString, at path: ValuePath) -> CommandFailure {
        var place: GoString = ":1:1"
        if case .found(let found) = places.find(path) { place = GoString(":\(found.line):\(found.column)") }
        return CommandFailure(name + place + ": " + reason)
    }
}
