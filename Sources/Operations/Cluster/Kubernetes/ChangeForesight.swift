import GoTemplate
import Kubernetes
import KubernetesClient
import Releases

/// Has the server say what it would make of the objects of a plan, by requests that it only tries.
struct ChangeForesight {
    let connection: APIConnection
    let method: ApplyMethod
    let options: ApplyOptions
    /// What failures must not show.
    let words: SecretWords

    private var writer: ObjectWriter { ObjectWriter(connection: connection) }

    /// One result for each step, in their order.
    ///
    /// - Throws: where a live object cannot be read.
    func foresee(_ steps: [ApplyPlan.Step]) throws(ClusterFailure) -> [ForeseenObject] {
        let live = try live(steps)
        var objects = zip(steps, live).map { ForeseenObject($0.object, $0.action, live: $1) }
        attempt(steps, at: Array(steps.indices), forcing: options.forcesConflicts, into: &objects)
        // What others own is as it would be if they gave it up.
        let contested = objects.indices.filter { !objects[$0].conflicts.isEmpty }
        attempt(steps, at: contested, forcing: true, into: &objects)
        return objects
    }

    // MARK: Now

    private func live(_ steps: [ApplyPlan.Step]) throws(ClusterFailure) -> [LiveObject?] {
        var live = [LiveObject?](repeating: nil, count: steps.count)
        let (places, targets) = Self.existing(steps)
        var requests: [APIRequest] = []
        for target in targets { requests.append(try writer.readRequest(target)) }
        for (place, outcome) in zip(places, connection.sendAll(requests)) {
            do throws(APIFailure) { live[place] = LiveObject(try outcome.get()) } catch {
                if error.isNotFound { continue }
                let key = steps[place].object
                let what = "could not get information about the resource " + key.sentenceText + ": "
                throw ClusterFailure(error, what, object: key)
            }
        }
        return live
    }

    private static func existing(_ steps: [ApplyPlan.Step]) -> (places: [Int], targets: [MappedObject]) {
        let found = steps.indices.filter {
            steps[$0].action != .create && steps[$0].target?.object.name.isEmpty == false
        }
        return (found, found.compactMap { steps[$0].target })
    }

    // MARK: Then

    private func attempt(
        _ steps: [ApplyPlan.Step], at places: [Int], forcing isForced: Bool, into objects: inout [ForeseenObject]
    ) {
        var (asked, requests): ([Int], [APIRequest]) = ([], [])
        for place in places {
            do throws(ClusterFailure) {
                guard let request = try request(steps[place], objects[place].live, forcing: isForced) else {
                    objects[place].result = steps[place].action == .delete ? nil : objects[place].live
                    continue
                }
                asked.append(place)
                requests.append(request)
            } catch {
                // An object without a name, such as one whose name the server makes, cannot be applied.
                objects[place].result = steps[place].target?.object
                objects[place].refusal = words.masked(error.message)
            }
        }
        for (place, outcome) in zip(asked, connection.sendAll(requests)) {
            note(outcome, of: steps[place], in: &objects[place])
        }
    }

    /// The request of a step, to be tried only; nil where nothing is sent.
    private func request(
        _ step: ApplyPlan.Step, _ live: LiveObject?, forcing isForced: Bool
    ) throws(ClusterFailure) -> APIRequest? {
        guard let target = step.target, step.action != .delete, step.action != .keep else { return nil }
        var request: APIRequest?
        if method == .serverSide {
            request = try writer.applyRequest(target, forcing: isForced)
        } else if let live {
            request =
                options.forcesReplacement
                ? try writer.replaceRequest(target, at: live)
                : try writer.patchRequest(target, from: step.original ?? live, to: live)
        } else {
            request = try writer.createRequest(target)
        }
        request?.path.add("dryRun", "All")
        return request
    }

    private func note(_ outcome: APIConnection.Outcome, of step: ApplyPlan.Step, in object: inout ForeseenObject) {
        do throws(APIFailure) { object.result = LiveObject(try outcome.get()) } catch {
            let declared = step.target?.object ?? LiveObject(naming: step.object)
            object.result = object.live?.overlaid(with: declared) ?? declared
            let conflicts = error.fieldConflicts
            if !conflicts.isEmpty {
                object.conflicts = conflicts
            } else if error.leavesOpen(step) {
                object.uncertainty = words.masked(error.message)
            } else {
                object.refusal = words.masked(error.message)
            }
        }
    }
}

extension APIFailure {
    /// The fields that a server-side apply was refused for.
    fileprivate var fieldConflicts: [FieldConflict] {
        guard status?.reason == .conflict, let details = status?.details else { return [] }
        return LiveObject(details).maps("causes").map { LiveObject($0) }.filter {
            $0.text("reason") == "FieldManagerConflict"
        }.map { FieldConflict(field: $0.text("field"), reason: $0.text("message")) }
    }

    /// Whether the server does not say what would come of it: it may not be asked, something in it cannot only try, or
    /// the namespace is still to be made.
    fileprivate func leavesOpen(_ step: ApplyPlan.Step) -> Bool {
        guard let status else { return true }
        return status.reason == .forbidden || isNotFound || message.contains("does not support dry run")
    }
}
