import Files
import GoTemplate

/// Finds the releases of Argo CD's Applications and ApplicationSets.
struct ArgoCDFinder {
    private let index: RepositoryIndex
    private let objects: DeclaredObjects

    init(_ index: RepositoryIndex, _ objects: DeclaredObjects) { (self.index, self.objects) = (index, objects) }

    func declarations() -> Declarations {
        var found = Declarations()
        for object in objects.all where object.group == "argoproj.io" {
            switch object.kind {
            case "Application":
                found.add(ArgoCDApplication(object, index).declarations())
            case "ApplicationSet": found.add(declarations(ofSet: object))
            default: continue
            }
        }
        return found
    }

    private func declarations(ofSet set: DeclaredObject) -> Declarations {
        var found = Declarations()
        let generators = ApplicationGenerators(set, index)
        if set.spec["templatePatch"] != nil {
            found.name("ApplicationSet " + set.name, in: set.place, line: set.line, "its templatePatch is not followed")
        }
        for parameters in generators.parameters() {
            do {
                var application = set
                application.content = try generators.template.application(with: parameters)
                found.add(ArgoCDApplication(application, index, isGenerated: true).declarations())
            } catch {
                found.name("ApplicationSet " + set.name, in: set.place, line: set.line, error.goMessage)
            }
        }
        for reason in generators.unresolved {
            found.name("ApplicationSet " + set.name, in: set.place, line: set.line, reason)
        }
        return found
    }
}
