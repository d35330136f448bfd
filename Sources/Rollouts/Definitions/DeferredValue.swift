import Codecs
import GoTemplate

/// A value of a stages file whose `${names}` are put in when it is used, for some are known only then.
package struct DeferredValue {
    private let document: StagesDocument
    private let path: ValuePath
    private let texts: Substitution

    /// - Throws: for a name that will not be known then either.
    init(_ document: StagesDocument, at path: ValuePath, _ texts: Substitution) throws(StagesFileError) {
        (self.document, self.path, self.texts) = (document, path, texts)
        _ = try texts.final(document.value(at: path) ?? .null, at: path, of: document)
    }

    /// The value as the file has it.
    package var source: Value { document.value(at: path) ?? .null }

    /// The value with everything put in.
    ///
    /// - Parameter variables: what is known by now; parameters of the file win over them.
    package func value(_ variables: [GoString: GoString]) throws(StagesFileError) -> Value {
        try texts.adding(variables).final(source, at: path, of: document)
    }

    /// The same of a string, or of a number that stands for one.
    package func text(_ variables: [GoString: GoString]) throws(StagesFileError) -> GoString {
        try texts.adding(variables).final(document.text(at: path) ?? GoString(), at: path, of: document)
    }
}

extension Substitution {
    /// Nothing is left for later.
    fileprivate func adding(_ variables: [GoString: GoString]) -> Substitution {
        let known = variables.mapValues { Value.string($0) }
        return Substitution(values: known.merging(values) { $1 })
    }
}
