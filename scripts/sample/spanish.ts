/** Customers who write in Spanish: stored, shown and counted, but not scored. */
export const SPANISH_OPENS: string[] = [
  'Hola, no puedo exportar la lista de clientes, el archivo sale vacío.',
  'Buenos días, el calendario no se sincroniza desde el lunes y tengo dos citas a la misma hora.',
  'No entiendo cómo cambiar la dirección de las facturas, ¿me pueden ayudar?',
  'Me han cobrado dos veces este mes y nadie me contesta.',
  'Los recordatorios llegan en inglés aunque elegí español en los ajustes.',
  '¿Dónde puedo ver las citas canceladas? No encuentro el menú.',
  'La aplicación se queda bloqueada cuando abro el historial de un paciente.',
  'Quería dar las gracias, la página de reservas nos ahorra muchas horas.',
];
export const SPANISH_DETAILS: string[] = [
  'Lo he intentado {n} veces con otro navegador y sigue igual.',
  'Somos {n} personas en la clínica y a todas nos pasa lo mismo.',
  'Es bastante urgente porque la gestoría lo necesita el {dia}.',
  'Empezó después de la última actualización.',
  'Le adjunto una captura de pantalla para que lo vea.',
];
export const SPANISH_REPLIES: string[] = [
  'Hola {name}, lo siento mucho, lo estoy mirando ahora mismo con el equipo técnico.',
  'Buenos días {name}, gracias por avisar. ¿Me puede decir qué navegador utiliza y desde cuándo le pasa?',
  'Hola {name}, abra Ajustes, después Calendario y pulse una vez en Conectar de nuevo, por favor.',
  'Hola {name}, ya está corregido. ¿Puede probarlo otra vez cuando tenga un momento?',
];
export const SPANISH_CLOSES: string[] = [
  'Ahora funciona perfectamente, muchas gracias por la ayuda.',
  'De acuerdo, lo probaré esta tarde y le digo algo.',
  'Sigue sin funcionar, la verdad es que estoy cansado de esto.',
  'Muchas gracias, era justo lo que necesitaba.',
];
export const SPANISH_SUBJECTS: string[] = [
  'Consulta',
  'No funciona',
  'Ayuda, por favor',
  'Exportación',
  'Calendario',
  'Facturas',
];
export const SPANISH_DAYS: string[] = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes'];
