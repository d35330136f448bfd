import Charts
import GoTemplate
import Kubernetes
import KubernetesClient
import Manifests
import Releases

/// Finds out what a change comes to.
///
/// Mirrors what pkg/action install.go, upgrade.go and rollback.go do before they record a revision, and what
/// pkg/kube client.go Update finds out about each object.
struct ChangePlanner {
    let connection: APIConnection
    let options: ApplyOptions

    private func mapper(_ key: ReleaseKey) -> ManifestMapper {
        ManifestMapper(connection: connection, namespace: key.namespace)
    }

    // MARK: Install

    func install(_ release: ReleaseObjects) throws(ClusterFailure) -> [ApplyPlan.Step] {
        let targets = try within("unable to build kubernetes objects from release manifest: ") {
            () throws(ClusterFailure) in try claimed(release, isValidated: options.validatesOpenAPI)
        }
        let live = try within("unable to continue with install: ") { () throws(ClusterFailure) in
            try adoptable(targets, by: release)
        }
        return zip(targets, live).map { target, live in
            ApplyPlan.Step(live == nil ? .create : .adopt, target, original: target.object, live: live)
        }
    }

    // MARK: Upgrade and rollback

    func upgrade(
        from old: ReleaseObjects, to new: ReleaseObjects
    ) throws(ClusterFailure) -> [ApplyPlan.Step] {
        let targets = try claimed(new, isValidated: options.validatesOpenAPI)
        let originals = try self.originals(old)
        let known = Set(originals.map(\.key))
        let added = targets.filter { !known.contains($0.key) }
        let adopted = try within("unable to continue with update: ") { () throws(ClusterFailure) in
            try adoptable(added, by: new)
        }
        // What is adopted counts as if the release had always had it.
        let adoptedOnes = zip(added, adopted).compactMap { $1 == nil ? nil : $0 }
        return steps(from: originals + adoptedOnes, to: targets)
    }

    func rollback(
        from old: ReleaseObjects, to new: ReleaseObjects
    ) throws(ClusterFailure) -> [ApplyPlan.Step] {
        let originals = try self.originals(old)
        let targets = try within("unable to build kubernetes objects from new release manifest: ") {
            () throws(ClusterFailure) in try claimed(new, isValidated: false)
        }
        return steps(from: originals, to: targets)
    }

    private func originals(_ release: ReleaseObjects) throws(ClusterFailure) -> [MappedObject] {
        try within("unable to build kubernetes objects from current release manifest: ") {
            () throws(ClusterFailure) in
            try mapper(release.key).objects(of: release.manifest, isValidated: false)
        }
    }

    /// What becomes of each object, those that leave the release last.
    private func steps(from originals: [MappedObject], to targets: [MappedObject]) -> [ApplyPlan.Step] {
        let found = LiveObjects(connection: connection).outcomes(of: targets)
        let byKey = Dictionary(originals.map { ($0.key.withoutVersion, $0) }, uniquingKeysWith: { first, _ in first })
        let kept = Set(targets.map(\.key.withoutVersion))
        var made: Set<ObjectKey> = []
        let changes = zip(targets, found).map { target, outcome in
            let key = target.key.withoutVersion
            let step = step(target, from: byKey[key]?.object, outcome)
            // What stands twice in a manifest is there already the second time.
            let isThere = step.action == .create && !made.insert(key).inserted
            return isThere ? ApplyPlan.Step(.update, target) : step
        }
        let removals = originals.filter { !kept.contains($0.key.withoutVersion) }
        return changes + removals.map { ApplyPlan.Step(.delete, $0, original: $0.object, live: nil) }
    }

    /// What becomes of one object; that it cannot be asked for is told when its turn comes, as in Helm.
    private func step(
        _ target: MappedObject, from original: LiveObject?, _ outcome: LiveObjects.Outcome
    ) -> ApplyPlan.Step {
        switch outcome {
        case .success(nil): return ApplyPlan.Step(.create, target, original: original)
        case .success(let live):
            let action = options.forcesReplacement ? ApplyPlan.Step.Action.replace : .update
            return ApplyPlan.Step(action, target, original: original, live: live)
        case .failure(let failure):
            var step = ApplyPlan.Step(.update, target, original: original)
            step.trouble = failure.within("could not get information about the resource: ")
            return step
        }
    }

    // MARK: What belongs to no release

    /// Mirrors install.go installCRDs.
    func customResources(_ file: CustomResourceFile) throws(ClusterFailure) -> [ApplyPlan.Step] {
        try within("failed to install CRD " + file.file.name + ": ") { () throws(ClusterFailure) in
            let mapper = ManifestMapper(connection: connection, namespace: "default")
            let objects = try mapper.objects(of: GoString(file.data), isValidated: false)
            if objects.isEmpty { throw ClusterFailure("resources are empty", kind: .invalid) }
            return objects.map { ApplyPlan.Step(.create, $0) }
        }
    }

    /// The namespace of `--create-namespace`, with the label that Helm gives it; nothing where it exists.
    ///
    /// Go's type writes out the empty `spec` and `status`, of which the server counts the former as Helm's.
    func namespace(_ name: GoString) throws(ClusterFailure) -> [ApplyPlan.Step] {
        let metadata = Map([("labels", .map(Map([("name", .string(name))]))), ("name", .string(name))])
        let object = LiveObject(
            Map([
                ("apiVersion", .string("v1")), ("kind", .string("Namespace")), ("metadata", .map(metadata)),
                ("spec", .map(Map())), ("status", .map(Map())),
            ]))
        let target = MappedObject(object: object, resource: .namespaces)
        let live = try LiveObjects(connection: connection).metadata(of: [target])
        return live.contains { $0 != nil } ? [] : [ApplyPlan.Step(.create, target)]
    }

    // MARK: Uninstall

    func uninstall(_ manifests: [Manifest], of key: ReleaseKey) throws(ClusterFailure) -> [ApplyPlan.Step] {
        try within("unable to build kubernetes objects for delete: ") { () throws(ClusterFailure) in
            let texts = manifests.map { GoString("\n---\n") + $0.content }
            return try mapper(key).objects(of: texts.joined(by: ""), isValidated: false).map {
                ApplyPlan.Step(.delete, $0)
            }
        }
    }

    // MARK: Ownership

    private func claimed(_ release: ReleaseObjects, isValidated: Bool) throws(ClusterFailure) -> [MappedObject] {
        try mapper(release.key).objects(of: release.manifest, isValidated: isValidated).map {
            $0.claimed(by: release.ownership)
        }
    }

    /// The live objects in place of which new ones may come; nil for what does not exist.
    ///
    /// Mirrors pkg/action validate.go existingResourceConflict and requireAdoption.
    private func adoptable(
        _ objects: [MappedObject], by release: ReleaseObjects
    ) throws(ClusterFailure) -> [LiveObject?] {
        let named = try namedPlaces(of: objects)
        let live = try LiveObjects(connection: connection).metadata(of: named.map { objects[$0] })
        var result = [LiveObject?](repeating: nil, count: objects.count)
        for (place, found) in zip(named, live) {
            guard let found else { continue }
            let key = objects[place].key
            if !options.takesOwnership, let conflict = release.ownership.conflict(with: found, key: key) {
                throw ClusterFailure(conflict.message, kind: .ownership, object: key)
            }
            result[place] = found
        }
        return result
    }

    /// The places of the objects whose names are not for the server to make.
    private func namedPlaces(of objects: [MappedObject]) throws(ClusterFailure) -> [Int] {
        var places: [Int] = []
        for (place, object) in objects.enumerated() {
            do throws(ObjectFailure) { if try !object.object.isNameGenerated() { places.append(place) } } catch {
                throw ClusterFailure(error.message, kind: .invalid, object: object.key)
            }
        }
        return places
    }

    private func within<Result>(
        _ step: GoString, _ body: () throws(ClusterFailure) -> Result
    ) throws(ClusterFailure) -> Result {
        do throws(ClusterFailure) { return try body() } catch { throw error.within(step) }
    }
}

extension ReleaseObjects {
    /// How its objects say whose they are.
    fileprivate var ownership: ReleaseOwnership { ReleaseOwnership(releaseName: key.name, releaseNamespace: namespace) }
}
