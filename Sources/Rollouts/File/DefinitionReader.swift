import Codecs
import GoLibrary
import GoTemplate

/// Reads what is asked and told besides a cluster: providers, metrics, steps and channels.
struct DefinitionReader {
    let document: StagesDocument
    /// Knows parameters, and which names are known only when something is asked.
    let texts: Substitution

    /// - Parameter texts: knows all names but those of variables of the sides.
    init(_ document: StagesDocument, _ texts: Substitution) {
        self.document = document
        var texts = texts
        texts.later.formUnion(document.sideVariables)
        self.texts = texts
    }

    func deferred(at path: ValuePath) throws(StagesFileError) -> DeferredValue {
        try DeferredValue(document, at: path, texts)
    }

    /// Nil where nothing stands there.
    func optional(at path: ValuePath) throws(StagesFileError) -> DeferredValue? {
        document.value(at: path)?.isNil == false ? try deferred(at: path) : nil
    }

    func deferredItems(at path: ValuePath) throws(StagesFileError) -> [DeferredValue] {
        try document.items(at: path).map { item throws(StagesFileError) in try deferred(at: item) }
    }

    func duration(at paths: ValuePath..., otherwise standard: GoDuration) -> GoDuration {
        paths.lazy.compactMap(document.duration(at:)).first ?? standard
    }

    func word<Word: RawRepresentable<String>>(at path: ValuePath) -> Word? {
        document.text(at: path).flatMap { Word(rawValue: $0.text) }
    }
}

// MARK: - Secrets and connections

extension DefinitionReader {
    func secretText(at path: ValuePath) throws(StagesFileError) -> SecretText {
        if let reference = try reference(at: path) { return .secret(reference) }
        return .text(try deferred(at: path))
    }

    /// Nil where none stands there.
    func reference(at path: ValuePath) throws(StagesFileError) -> SecretReference? {
        let (variable, file) = (path.key("fromEnv"), path.key("fromFile"))
        if let name = document.text(at: variable) {
            return .environment(try texts.final(name, at: variable, of: document))
        }
        return try document.text(at: file).map { name throws(StagesFileError) in
            .file(try texts.final(name, at: file, of: document))
        }
    }

    func references(at path: ValuePath) throws(StagesFileError) -> [SecretReference] {
        var references: [SecretReference] = []
        for item in document.items(at: path) {
            if let reference = try reference(at: item) { references.append(reference) }
        }
        return references
    }

    func headers(at path: ValuePath) throws(StagesFileError) -> [HeaderDefinition] {
        try document.keys(at: path).map { name throws(StagesFileError) in
            HeaderDefinition(name: name, value: try secretText(at: path.key(name)))
        }
    }

    func connection(at path: ValuePath) throws(StagesFileError) -> ServerConnection {
        ServerConnection(headers: try headers(at: path.key("headers")), bearer: try reference(at: path.key("bearer")))
    }
}

extension StagesDocument {
    /// The names of the variables of all sides.
    fileprivate var sideVariables: Set<GoString> {
        let releases = ValuePath().key("releases")
        let owners = [ValuePath()] + keys(at: releases).map(releases.key)
        let sides = owners.map { $0.key("sides") }.flatMap { path in keys(at: path).map(path.key) }
        return Set(sides.flatMap { keys(at: $0.key("variables")) })
    }
}
