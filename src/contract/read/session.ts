export { pathText, placeText, Session, type Path } from '../../shared/reading/session.ts'
