import Charts
import Codecs
import Compatibility
import Failures
import GoTemplate

extension ChartIndex {
    private static let shape = JSONShape.Structure(
        "repo.IndexFile", named: "IndexFile",
        [
            ("serverInfo", .dictionary(.any)), ("apiVersion", .string), ("generated", .time),
            ("entries", .dictionary(.named("repo.ChartVersions", .list(.pointer(.object(IndexEntry.shape)))))),
            ("publicKeys", .list(.string)), ("annotations", .dictionary(.string)),
        ])

    /// Reads an index; entries that are not valid are left out, with a warning for each.
    ///
    /// JSON may hold unknown fields, YAML may not. Mirrors loadIndex.
    ///
    /// - Parameter source: what warnings name.
    /// - Throws: `HelmError` for what is no index.
    package init(_ text: [UInt8], source: GoString, log: Log) throws(HelmError) {
        if text.isEmpty { throw HelmError("empty index.yaml file") }
        let fields = try Self.fields(in: text)
        self.init(generated: GoString())
        apiVersion = GoString()
        if case .string(let text)? = fields["apiVersion"] { apiVersion = text }
        if case .string(let text)? = fields["generated"] { generated = text }
        if case .map(let entries)? = fields["entries"] {
            for (name, versions) in entries.entries {
                setEntries(Self.valid(versions, of: name, source, log), of: name)
            }
        }
        sort()
        if apiVersion.isEmpty { throw HelmError("no API version specified") }
    }

    private static func fields(in text: [UInt8]) throws(HelmError) -> Map {
        do {
            if let value = try? JSON.decode(text) { return try JSON.fields(of: value, as: shape) }
            return try YAML.decode(text, as: shape, isStrict: true)
        } catch {
            throw HelmError(error.goMessage)
        }
    }

    /// Looks at the versions from the last one on, as Helm does.
    private static func valid(_ versions: Value, of name: GoString, _ source: GoString, _ log: Log) -> [IndexEntry] {
        guard case .list(let list) = versions else { return [] }
        var valid: [IndexEntry] = []
        for element in list.elements.reversed() {
            guard case .map(let fields) = element else {
                warn(ofEmptyEntryOf: name, source, log)
                continue
            }
            let entry = IndexEntry(fields)
            if let problem = entry.metadata.problemInIndex() {
                warn(about: entry.metadata.version, of: name, source, problem, log)
                continue
            }
            valid.append(entry)
        }
        return valid.reversed()
    }

    private static let skipping: GoString = "skipping loading invalid entry for chart"

    private static func warn(ofEmptyEntryOf chart: GoString, _ source: GoString, _ log: Log) {
        guard Compatibility.has(.structuredIndexWarnings) else {
            return log.warn(skipping + " " + Strconv.quote(chart) + " from " + source + ": empty entry")
        }
        log.warn(skipping + ": empty entry", [("name", chart), ("source", source)])
    }

    /// Says that an entry is left out, and why.
    static func warn(
        about version: GoString, of chart: GoString, _ source: GoString, _ problem: GoString, _ log: Log
    ) {
        guard Compatibility.has(.structuredIndexWarnings) else {
            let subject = " " + Strconv.quote(chart) + " " + Strconv.quote(version)
            return log.warn(skipping + subject + " from " + source + ": " + problem)
        }
        log.warn(skipping, [("name", chart), ("version", version), ("source", source), ("error", problem)])
    }

    /// All versions of a chart, whether they are valid or not; nil where the text is no index.
    static func entries(of chart: GoString, in text: [UInt8]) -> [IndexEntry]? {
        guard case .map(let entries)? = try? fields(in: text)["entries"], case .list(let list)? = entries[chart] else {
            return nil
        }
        return list.elements.compactMap { if case .map(let fields) = $0 { IndexEntry(fields) } else { nil } }
    }
}

extension Metadata {
    /// Cleans the texts, and gives what is wrong with a version in an index.
    ///
    /// Some servers leave out aliases, so that names of dependencies are repeated: that is let pass.
    func problemInIndex() -> GoString? {
        if apiVersion.isEmpty { apiVersion = "v1" }
        do throws(HelmError) {
            try validate()
            return nil
        } catch {
            let isLetPass = error.message.hasPrefix("validation: more than one dependency with name or alias")
            return isLetPass ? nil : error.message
        }
    }
}

// MARK: - Writing

extension ChartIndex {
    /// The index as Helm writes it.
    package func text(_ form: Form) throws(HelmError) -> [UInt8] {
        switch form {
        case .yaml: return try YAML.text(of: record)
        case .json:
            do { return try JSON.encode(record.value, indent: "  ") } catch { throw HelmError(error.goMessage) }
        }
    }

    package enum Form: Sendable {
        case yaml, json
    }

    private var record: JSONObject {
        var object = JSONObject()
        object.add("apiVersion", .string(apiVersion))
        object.add("generated", .string(generated))
        object.add("entries", .map(Map(entries.map { ($0, .list($1.map(\.record.value))) })))
        object.addUnlessEmpty("publicKeys", publicKeys)
        if !annotations.isEmpty { object.add("annotations", .map(Map(annotations.map { ($0, .string($1)) }))) }
        return object
    }
}
