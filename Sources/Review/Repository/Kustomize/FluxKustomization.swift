import Codecs
import Files
import GoTemplate

/// One of Flux's objects that apply a folder: what they make of the objects there.
///
/// Source: api/v1 kustomization_types.go of kustomize-controller, and its envsubst.
struct FluxKustomization {
    /// The folder, from the root of the repository.
    let path: GoString
    /// The file or overlay that declares it.
    let place: GoString
    private let targetNamespace: GoString?
    private let patches: [KustomizePatch]
    /// What stands for names; nil where nothing is substituted.
    private let variables: [GoString: GoString]?
    /// Whether some variables are not at hand.
    private let lacksVariables: Bool

    /// - Parameter find: gives the data of a ConfigMap or a Secret; nil where it is not here.
    init(_ object: DeclaredObject, finding find: (_ kind: GoString, _ name: GoString) -> Map?) {
        let spec = object.spec
        path = GoPath.clean(spec.text(of: "path") ?? ".")
        place = object.place
        targetNamespace = spec.text(of: "targetNamespace")
        patches = KustomizePatch.all(of: spec)
        guard let postBuild = spec.map(of: "postBuild") else {
            (variables, lacksVariables) = (nil, false)
            return
        }
        var (variables, lacks): ([GoString: GoString], Bool) = ([:], false)
        let sources = postBuild.maps(of: "substituteFrom").map {
            find($0.text(of: "kind") ?? "", $0.text(of: "name") ?? "")
        }
        for source in sources + [postBuild.map(of: "substitute")] {
            for (key, value) in source?.entries ?? Map().entries { variables[key] = value.declaredText }
        }
        lacks = sources.contains { $0 == nil }
        (self.variables, lacksVariables) = (variables, lacks)
    }

    /// An object as Flux applies it.
    func applied(to object: DeclaredObject) -> DeclaredObject {
        var objects = [object]
        var gaps: [GoString] = []
        for case (let patch, .text(let text)) in patches.map({ ($0, $0.source) }) {
            do { try patch.apply(text.bytes, to: &objects) } catch {
                gaps.append("is compared without a patch of " + place + ": " + error.goMessage)
            }
        }
        guard var result = objects.first else { return object }
        result.gaps += gaps
        if let targetNamespace { result = result.moved(to: targetNamespace) }
        result.hasOpenVariables = lacksVariables
        guard let variables, case .map(let map) = substituted(.map(result.content), variables) else { return result }
        result.content = map
        return result
    }

    private func substituted(_ value: Value, _ variables: [GoString: GoString]) -> Value {
        value.mappingTexts { text in
            guard text.contains("${") else { return .string(text) }
            let result = FluxVariables(text, variables, keepsUnknown: lacksVariables).result
            // A variable that stands alone may be a number or a truth value.
            let isAlone = text.hasPrefix("${") && text.occurrences(of: "${") == 1 && text.hasSuffix("}")
            guard isAlone, let scalar = try? YAML.decode(result.bytes, keepsIntegers: true) else {
                return .string(result)
            }
            return scalar.declaredText == nil ? .string(result) : scalar
        }
    }
}
