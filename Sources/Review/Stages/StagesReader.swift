import Charts
import Codecs
import Diagnostics
import Files
import GoTemplate

/// Reads the fields of a stages file; whatever is wrong is said with its line and column.
struct StagesReader {
    /// The path of the file, as it was named.
    let path: GoString
    private let root: Map
    private let places: YAMLPlaces

    init(_ text: [UInt8], path: GoString) throws(ReviewFailure) {
        self.path = path
        do {
            places = try YAMLPlaces(text)
            root = try YAML.decodeMap(text)
        } catch {
            throw ReviewFailure(path + ": " + error.goMessage)
        }
    }

    func failure(_ reason: GoString, at path: ValuePath) -> ReviewFailure {
        var place: GoString = ":1"
        if case .found(let found) = places.find(path) { place = GoString(":\(found.line):\(found.column)") }
        return ReviewFailure(self.path + place + ": " + reason)
    }

    func line(of path: ValuePath) -> Int {
        if case .found(let place) = places.find(path) { return place.line }
        return 1
    }

    func value(at path: ValuePath) -> Value? { root.value(at: path) }

    /// A file's path from the folder of this file; `git:REVISION:PATH` as it is.
    func shown(_ file: GoString) -> GoString {
        if GoPath.isAbsolute(file) || GitFileName(file, fileSystem: FileSystem()) != nil { return file }
        return GoPath.join(GoPath.directory(path), file)
    }

    /// Refuses keys that mean nothing here, and those that stand twice.
    func checkKeys(at path: ValuePath, known: [String]) throws(ReviewFailure) {
        guard path.components.isEmpty || places.kind(of: path) == .mapping else {
            throw failure("this must be a mapping with " + GoString(known.joined(separator: ", ")), at: path)
        }
        var seen: Set<GoString> = []
        for (key, place) in places.keys(at: path) {
            let start = self.path + GoString(":\(place.line):\(place.column): ")
            if !seen.insert(key).inserted { throw ReviewFailure(start + Strconv.quote(key) + " stands here twice") }
            if known.contains(key.text) { continue }
            let suggestion = NearestWord.find(key.text, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
            throw ReviewFailure(start + "unknown key " + Strconv.quote(key) + GoString(suggestion))
        }
    }

    func string(at key: GoString) throws(ReviewFailure) -> GoString? { try string(at: ValuePath([.key(key)])) }

    /// A string or number; nil where there is none.
    func string(at path: ValuePath) throws(ReviewFailure) -> GoString? {
        switch value(at: path) {
        case nil, .null?: return nil
        case .string(let text)?: return text
        case .float?, .int?: return GoFormat.sprint([value(at: path) ?? .null])
        default: throw failure("this must be a string", at: path)
        }
    }

    func bool(at path: ValuePath) throws(ReviewFailure) -> Bool? {
        switch value(at: path) {
        case nil, .null?: return nil
        case .bool(let flag)?: return flag
        default: throw failure("this must be true or false", at: path)
        }
    }

    func count(at path: ValuePath) throws(ReviewFailure) -> Int {
        switch value(at: path) {
        case nil, .null?: return 0
        case .list(let list)?: return list.count
        default: throw failure("this must be a list", at: path)
        }
    }

    /// The paths of the items of a list; that of anything else itself.
    func items(at path: ValuePath) -> [ValuePath] {
        switch value(at: path) {
        case nil, .null?: []
        case .list(let list)?: (0..<list.count).map { path.appending(.index($0)) }
        default: [path]
        }
    }

    /// A string or a list of strings, each with its line.
    func strings(at path: ValuePath) throws(ReviewFailure) -> [(text: GoString, line: Int)] {
        var strings: [(text: GoString, line: Int)] = []
        for item in items(at: path) {
            guard case .string(let text)? = value(at: item) else {
                throw failure("this must be a string such as \"image.tag=84\", or a list of them", at: item)
            }
            strings.append((text, line(of: item)))
        }
        return strings
    }

    /// Values that stand in place.
    func inlineEntry(_ values: Map, at path: ValuePath) throws(ReviewFailure) -> ValuesEntry {
        guard let json = try? JSON.encode(.map(values)) else { throw failure("these values cannot be read", at: path) }
        var entry = ValuesEntry(.json, GoString(json), source: .file(self.path), line: line(of: path))
        entry.layer = InlineLayer(places: places, prefix: path, source: .file(self.path))
        return entry
    }
}
