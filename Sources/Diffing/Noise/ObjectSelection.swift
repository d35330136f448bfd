import GoTemplate
import Manifests

/// Which objects of a side are compared, whatever the side is made from.
package struct ObjectSelection: Sendable {
    package var includesHooks = true
    /// Whether hooks that `helm test` runs are among the hooks.
    package var includesTests = true
    /// Whether files of `crds/` folders are.
    package var includesChartCRDs = true

    package init() {}

    private var isEverything: Bool { includesHooks && includesTests && includesChartCRDs }

    /// A side with the selected objects alone.
    package func applied(to side: DiffSide) -> DiffSide {
        if isEverything { return side }
        return DiffSide(name: side.name, objects: side.objects.filter(includes), problems: side.problems)
    }

    private func includes(_ object: DiffObject) -> Bool {
        switch object.identity.role {
        case .managed: true
        case .chartCRD: includesChartCRDs
        case .hook: includesHooks && (includesTests || !object.runsOnTest)
        }
    }
}

extension DiffObject {
    /// The events of a hook, as its annotation names them.
    package var hookEvents: Set<GoString> {
        let words = annotation(HookAnnotation.events)?.split(separator: ",") ?? []
        return Set(words.map { $0.trimmingSpace.lowercased })
    }

    /// Whether `test` is among the events of a hook; Helm 2 had `test-success` and `test-failure`.
    fileprivate var runsOnTest: Bool { hookEvents.contains { $0 == "test" || $0.hasPrefix("test-") } }
}
