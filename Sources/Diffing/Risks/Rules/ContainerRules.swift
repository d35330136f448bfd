import GoTemplate

/// What containers run, and how much they may take.
enum ContainerRules {
    static let all: [RiskRule] = [
        RiskRule("limit-removed", .medium, "A resource limit is removed", .change(limits)),
        RiskRule("request-removed", .low, "A resource request is removed", .change(requests)),
        RiskRule("image-floating", .medium, "An image tag may mean another image tomorrow", .object(images)),
    ]

    @Sendable private static func limits(_ diff: ObjectDiff) -> [RiskFinding] { removed("limits", "limit", diff) }
    @Sendable private static func requests(_ diff: ObjectDiff) -> [RiskFinding] { removed("requests", "request", diff) }

    private static func removed(_ field: GoString, _ word: GoString, _ diff: ObjectDiff) -> [RiskFinding] {
        diff.keptContainers.flatMap { old, new in
            let left = new.node.labels("resources", field)
            let lost = old.node.labels("resources", field).filter { left[$0.key] == nil }
            return lost.sorted { $0.key < $1.key }.map { resource, amount in
                let message = "container " + new.name + " loses its " + resource + " " + word + " of " + amount
                return RiskFinding(diff.identity, new.path(old).below("resources", field, resource), message)
            }
        }
    }

    @Sendable private static func images(_ object: DiffObject) -> [RiskFinding] {
        // Tests run when somebody asks for them; the one that helm create makes names no tag.
        guard PodTemplate.mayBe(object.identity), let spec = PodSpec(object), !object.isTest else { return [] }
        return spec.containers.compactMap { container in
            guard let image = container.node.field("image")?.text, let reason = ImageReference(image).floating else {
                return nil
            }
            let message = "container " + container.name + " runs " + image + ", " + reason
            return RiskFinding(object.identity, container.path().below("image"), message)
        }
    }
}
