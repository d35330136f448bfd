import GoTemplate

/// A version of the JSON Schema specification.
struct Draft: Sendable {
    /// The year of a draft, or the number of an old one; later drafts are greater.
    let version: Int
    /// The URL of its metaschema.
    let url: GoString
    /// The keyword that names a schema.
    let idKeyword: GoString
    private let vocabularyPrefix: GoString
    /// The vocabularies it defines.
    let vocabularies: [GoString]
    /// Those that are in force for schemas of the draft itself.
    private let defaultVocabularies: [GoString]

    private init(
        _ version: Int, url: GoString, idKeyword: GoString = "$id", vocabularyPrefix: GoString = "",
        vocabularies: [GoString] = [], defaultVocabularies: [GoString] = []
    ) {
        self.version = version
        self.url = url
        self.idKeyword = idKeyword
        self.vocabularyPrefix = vocabularyPrefix
        self.vocabularies = vocabularies
        self.defaultVocabularies = defaultVocabularies
    }

    static let draft4 = Draft(4, url: "http://json-schema.org/draft-04/schema", idKeyword: "id")
    static let draft6 = Draft(6, url: "http://json-schema.org/draft-06/schema")
    static let draft7 = Draft(7, url: "http://json-schema.org/draft-07/schema")
    static let draft2019 = Draft(
        2019, url: "https://json-schema.org/draft/2019-09/schema",
        vocabularyPrefix: "https://json-schema.org/draft/2019-09/vocab/",
        vocabularies: ["core", "applicator", "validation", "meta-data", "format", "content"],
        defaultVocabularies: ["core", "applicator", "validation"])
    static let draft2020 = Draft(
        2020, url: "https://json-schema.org/draft/2020-12/schema",
        vocabularyPrefix: "https://json-schema.org/draft/2020-12/vocab/",
        vocabularies: [
            "core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "format-assertion",
            "content",
        ],
        defaultVocabularies: ["core", "applicator", "unevaluated", "validation"])

    /// The draft of schemas that name none.
    static let latest = draft2020

    /// The draft whose metaschema `$schema` names, with either scheme and with or without an empty fragment; nil for
    /// other metaschemas.
    static func named(_ text: GoString) -> Draft? {
        let (url, fragment) = text.cutFragment
        guard fragment.isEmpty else { return nil }
        switch url.removingPrefix("http://") ?? url.removingPrefix("https://") ?? url {
        case "json-schema.org/schema", "json-schema.org/draft/2020-12/schema": return .draft2020
        case "json-schema.org/draft/2019-09/schema": return .draft2019
        case "json-schema.org/draft-07/schema": return .draft7
        case "json-schema.org/draft-06/schema": return .draft6
        case "json-schema.org/draft-04/schema": return .draft4
        default: return nil
        }
    }

    /// The identifier of a schema, without its fragment; nil if it has none.
    func id(of schema: Map) -> GoString? {
        // Old drafts ignore everything beside a $ref.
        if version < 2019 && schema["$ref"] != nil { return nil }
        guard let id = schema[idKeyword]?.text?.cutFragment.url, !id.isEmpty else { return nil }
        return id
    }

    /// The vocabularies that a metaschema demands; nil if it does not say.
    ///
    /// Throws for a vocabulary that must be understood and is not.
    func vocabularies(of metaSchema: Value, at url: GoString) throws(SchemaFailure) -> [GoString]? {
        guard version >= 2019, let demands = metaSchema.object?["$vocabulary"]?.object else { return nil }
        var names: [GoString] = []
        for (vocabulary, demand) in demands.entries where demand.flag == true {
            guard let name = vocabulary.removingPrefix(vocabularyPrefix), vocabularies.contains(name) else {
                throw .unsupportedVocabulary(vocabulary, in: url)
            }
            names.append(name)
        }
        return names.contains("core") ? names : names + ["core"]
    }
}

extension Draft {
    /// A draft and the vocabularies of it that are in force; nil stands for the default ones.
    struct Dialect: Sendable {
        let draft: Draft
        let vocabularies: [GoString]?

        func has(_ vocabulary: GoString) -> Bool {
            if vocabulary == "core" || draft.version < 2019 { return true }
            return (vocabularies ?? draft.defaultVocabularies).contains(vocabulary)
        }

        /// Whether the keyword `format` rejects values: always in old drafts, else if the vocabulary says so.
        var assertsFormat: Bool {
            if draft.version < 2019 { return true }
            return has(draft.version == 2019 ? "format" : "format-assertion")
        }
    }
}

extension GoString {
    /// The parts before and after the first `#`.
    var cutFragment: (url: GoString, fragment: GoString) {
        guard let hash = bytes.firstIndex(of: UInt8(ascii: "#")) else { return (self, GoString()) }
        return (GoString(bytes[..<hash]), GoString(bytes[(hash + 1)...]))
    }

    /// The rest after a prefix; nil if it does not begin so.
    func removingPrefix(_ prefix: GoString) -> GoString? {
        bytes.starts(with: prefix.bytes) ? GoString(bytes.dropFirst(prefix.count)) : nil
    }
}
