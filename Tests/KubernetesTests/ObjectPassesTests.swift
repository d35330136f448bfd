import Codecs
import GoTemplate
import Testing

@testable import Kubernetes

/// In which passes an upgrade applies one object.
struct ObjectPassesTests {
    private static func object(_ yaml: String) throws -> LiveObject? {
        guard !yaml.isEmpty, case .map(let map) = try YAML.decode(Array(yaml.utf8), keepsIntegers: true) else {
            return nil
        }
        return LiveObject(map)
    }

    private static func deployment(_ replicas: Int?, image: String = "1") -> String {
        let count = replicas.map { "replicas: \($0), " } ?? ""
        let spec = "{\(count)template: {image: \"\(image)\"}}"
        return "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: \(spec)}"
    }

    private static func scaler(_ minimum: Int, _ maximum: Int) -> String {
        let spec = "{minReplicas: \(minimum), maxReplicas: \(maximum)}"
        return "{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, spec: \(spec)}"
    }

    private static func rule(_ subsets: String...) -> String {
        let names = subsets.map { "{name: \($0)}" }.joined(separator: ", ")
        return "{apiVersion: networking.istio.io/v1, kind: DestinationRule, spec: {subsets: [\(names)]}}"
    }

    private static func service(_ app: String) -> String {
        "{apiVersion: v1, kind: Service, spec: {selector: {app: \(app)}}}"
    }

    private static let route = "{apiVersion: networking.istio.io/v1, kind: VirtualService, spec: {http: []}}"
    private static let ingress = "{apiVersion: networking.k8s.io/v1, kind: Ingress}"
    private static let map = "{apiVersion: v1, kind: ConfigMap}"

    @Test(
        arguments: [
            ("", deployment(2), [.grow]), (deployment(2), "", [.shrink]), (deployment(2), deployment(3), [.grow]),
            (deployment(2), deployment(2, image: "2"), [.grow]), (deployment(3), deployment(2), [.shrink]),
            // Without a number there is one pod.
            (deployment(2), deployment(nil), [.shrink]), (deployment(nil), deployment(2), [.grow]),
            (deployment(3), deployment(2, image: "2"), [.grow, .shrink]),
            // Of pods that go nobody sees another template.
            (deployment(2), deployment(0, image: "2"), [.shrink]),
            (scaler(2, 5), scaler(3, 6), [.grow]), (scaler(2, 5), scaler(1, 5), [.shrink]),
            (scaler(2, 5), scaler(3, 4), [.grow, .shrink]),
            ("", route, [.route]), (route, route, [.route]), (route, "", [.shrink]), ("", ingress, [.route]),
            ("", rule("a"), [.grow]), (rule("a"), rule("a", "b"), [.grow]), (rule("a", "b"), rule("a"), [.shrink]),
            (rule("a"), rule("b"), [.route]), (rule("a"), rule("a"), [.route]),
            ("", service("a"), [.grow]), (service("a"), service("a"), [.grow]), (service("a"), service("b"), [.route]),
            (map, map, [.grow]),
        ] as [(String, String, [ApplyPass])])
    func passes(of old: String, _ new: String, _ expected: [ApplyPass]) throws {
        #expect(ObjectPasses(from: try Self.object(old), to: try Self.object(new)).passes == expected)
    }

    /// The first of two passes has the new template and as many pods as before.
    @Test func whatShrinksGetsItsTemplateFirst() throws {
        let passes = ObjectPasses(
            from: try Self.object(Self.deployment(3)), to: try Self.object(Self.deployment(2, image: "2")))
        let grown = try #require(passes.grown)
        #expect(grown.integer("spec", "replicas") == 3 && grown.text("spec", "template", "image") == "2")
    }

    @Test func subsetsThatComeAndGoAreTold() throws {
        func replaces(_ old: String, _ new: String) throws -> Bool {
            ObjectPasses(from: try Self.object(old), to: try Self.object(new)).replacesSubsets
        }
        #expect(try replaces(Self.rule("a"), Self.rule("b")))
        #expect(try !replaces(Self.rule("a"), Self.rule("a", "b")))
        #expect(try !replaces(Self.rule("a", "b"), Self.rule("a")))
    }
}
