import GoTemplate
import Kubernetes

/// What is wrong with the objects that a chart renders, whatever their kinds.
enum OutputRules {
    static let all: [FindingRule] = [
        FindingRule("scientific-notation", .error, "A number is printed with an exponent", exponents),
        FindingRule("incomplete-object", .error, "A document has no kind, version or name", incomplete),
        FindingRule("object-twice", .error, "An object is rendered twice", repeated),
    ]

    // MARK: Numbers

    @Sendable
    private static func exponents(_ chart: LintedChart) -> [FindingRule.Hit] {
        guard let output = chart.output else { return [] }
        return output.documents.flatMap { document in
            let lines = GoString(document.text).split(at: UInt8(ascii: "\n"))
            return lines.enumerated().compactMap { index, line -> FindingRule.Hit? in
                let number = document.firstLine + index
                guard let exponent = exponent(in: line), output.isComputed(number, in: document) else { return nil }
                return FindingRule.Hit(
                    place: output.place(of: number, in: document),
                    message: exponent + " is printed for a large number, which values hold as a floating-point one",
                    fix: "pipe it through int64, or write the value as a text")
            }
        }
    }

    /// A number such as `1e+06`, as Go prints whole ones from a certain size on.
    private static func exponent(in line: GoString) -> GoString? {
        let words = line.bytes.split { " \t\"':,[]{}=".utf8.contains($0) }
        return words.lazy.map { GoString($0) }.first(where: isExponent)
    }

    /// Mirrors `strconv.FormatFloat(x, 'g', -1, 64)` for whole numbers: a digit, perhaps a fraction, `e+`, two digits.
    private static func isExponent(_ word: GoString) -> Bool {
        guard let mark = word.firstIndex(of: "e+"), mark > 0 else { return false }
        let digits = word.bytes[(mark + 2)...]
        let mantissa = word.bytes[..<mark].drop { $0 == UInt8(ascii: "-") }
        return digits.count == 2 && digits.allSatisfy(\.isDigit)
            && mantissa.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") } && mantissa.first?.isDigit == true
            && (mantissa.count == 1 || mantissa.dropFirst().first == UInt8(ascii: "."))
    }

    // MARK: Objects

    @Sendable
    private static func incomplete(_ chart: LintedChart) -> [FindingRule.Hit] {
        guard let output = chart.wholeOutput else { return [] }
        return output.documents.compactMap { document in
            guard let problem = problem(with: document) else { return nil }
            return FindingRule.Hit(
                place: output.place(of: ValuePath(), in: document), message: problem,
                fix: "give every object apiVersion, kind and metadata.name, and render nothing where there is none")
        }
    }

    private static func problem(with document: RenderedDocument) -> GoString? {
        switch document.value {
        case nil, .null: return nil
        case .map(let map) where map.isEmpty: return nil
        case .map(let map): return RenderedObject(map).missingField.map { "the object has no " + $0 }
        default: return "the document is no object"
        }
    }

    @Sendable
    private static func repeated(_ chart: LintedChart) -> [FindingRule.Hit] {
        guard let output = chart.wholeOutput else { return [] }
        var first: [ObjectTitle: LintPlace] = [:]
        return output.documents.compactMap { document in
            guard let object = document.object, !object.isHook, object.missingField == nil else { return nil }
            let place = output.place(of: ValuePath([.key("kind")]), in: document)
            guard !object.name.isEmpty, let other = first[ObjectTitle(object)] else {
                first[ObjectTitle(object)] = place
                return nil
            }
            return FindingRule.Hit(
                place: place, message: object.title + " is rendered here and at " + other.text,
                fix: "give one of them another name, or render only one")
        }
    }
}

/// What tells an object apart from others.
private struct ObjectTitle: Hashable {
    let group: GoString
    let kind: GoString
    let namespace: GoString
    let name: GoString

    init(_ object: RenderedObject) {
        (group, kind, namespace, name) = (object.group, object.kind, object.namespace, object.name)
    }
}

extension RenderedObject {
    /// The first of the fields that every object has, and this one does not.
    var missingField: GoString? {
        if apiVersion.isEmpty { return "apiVersion" }
        if kind.isEmpty { return "kind" }
        if kind.hasSuffix("List") || Self.nameless.contains(kind) { return nil }
        return name.isEmpty && text("metadata", "generateName").isEmpty ? "metadata.name" : nil
    }

    /// Files of tools, which are no objects of a cluster.
    private static let nameless: Set<GoString> = ["Kustomization", "Component"]
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
