import GoTemplate

/// A version of the JSON Schema specification.
struct Draft: Sendable {
    /// The year of a draft, or the number of an old one; later drafts are greater.
    let version: Int
    /// The URL of its metaschema.
    let url: GoString
    /// The keyword that names a schema.
    let idKeyword: GoString
    /// What the URLs of its vocabularies begin with.
    private let vocabularyPrefix: GoString
    /// The vocabularies it defines.
    private let vocabularies: Vocabularies
    /// Those that are in force for schemas of the draft itself.
    fileprivate let defaultVocabularies: Vocabularies

    private init(
        _ version: Int, url: GoString, idKeyword: GoString = "$id", vocabularyPrefix: GoString = "",
        vocabularies: Vocabularies = [], defaultVocabularies: Vocabularies = .all
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
        vocabularies: [.core, .applicator, .validation, .metaData, .format, .content],
        defaultVocabularies: [.core, .applicator, .validation])
    static let draft2020 = Draft(
        2020, url: "https://json-schema.org/draft/2020-12/schema",
        vocabularyPrefix: "https://json-schema.org/draft/2020-12/vocab/",
        vocabularies: [
            .core, .applicator, .unevaluated, .validation, .metaData, .formatAnnotation, .formatAssertion, .content,
        ],
        defaultVocabularies: [.core, .applicator, .unevaluated, .validation])

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
        guard let id = schema[idKeyword]?.text?.cutFragment.url, !id.isEmpty else { return nil }
        // Old drafts ignore everything beside a $ref.
        return version < 2019 && schema["$ref"] != nil ? nil : id
    }

    /// The vocabularies that a metaschema demands; nil if it does not say.
    ///
    /// Throws for a vocabulary that must be understood and is not.
    func vocabularies(of metaSchema: Value, at url: GoString) throws(SchemaFailure) -> Vocabularies? {
        guard version >= 2019, let demands = metaSchema.object?["$vocabulary"]?.object else { return nil }
        var demanded = Vocabularies.core
        for (vocabulary, demand) in demands.entries where demand.flag == true {
            let known = vocabulary.removingPrefix(vocabularyPrefix).flatMap { Vocabularies(named: $0) }
            guard let known, vocabularies.contains(known) else {
                throw .unsupportedVocabulary(vocabulary, in: url)
            }
            demanded.formUnion(known)
        }
        return demanded
    }
}

/// A draft and the vocabularies of it that are in force.
struct Dialect: Sendable {
    let draft: Draft
    /// Those that the metaschema demands; nil stands for the default ones.
    let demandedVocabularies: Vocabularies?

    init(_ draft: Draft, demanding vocabularies: Vocabularies? = nil) {
        self.draft = draft
        self.demandedVocabularies = vocabularies
    }

    var vocabularies: Vocabularies {
        draft.version < 2019 ? .all : demandedVocabularies ?? draft.defaultVocabularies
    }

    /// Whether the keyword `format` rejects values: always in old drafts, else if a vocabulary says so.
    var assertsFormat: Bool {
        vocabularies.contains(draft.version == 2019 ? .format : .formatAssertion)
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
